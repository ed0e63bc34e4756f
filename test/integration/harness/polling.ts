import { PollContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IPollFunctions,
	WorkflowActivateMode,
} from 'n8n-workflow';

import { workflowOf } from './n8n';

export interface PublishedTrigger {
	/** What n8n does while it activates the workflow, and then by the clock: asks once. The first is the activation. */
	poll(): Promise<IDataObject[] | null>;
	/** What the editor does when a person tries the trigger. */
	tryOut(): Promise<IDataObject[] | null>;
	/** n8n starts again, or a person publishes again: of its memory remains what n8n wrote down. */
	publish(changes?: { parameters?: INodeParameters; credentials?: Credentials }): void;
	/** Lets time go by for what the trigger remembers: all its times lie further back. */
	age(minutes: number): void;
	/** What n8n has written down. */
	kept(): IDataObject;
	/** All that the trigger wrote into n8n's log. */
	log: string[];
}

type Credentials = Record<string, ICredentialDataDecryptedObject>;

/** A polling trigger of a published workflow, in n8n-core's PollContext. */
export function publishedTrigger(
	type: string,
	trigger: { poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> },
	parameters: INodeParameters,
	credentials: Credentials,
): PublishedTrigger {
	let setup = { type, parameters, credentials };
	let kept: IDataObject = {};
	const log: string[] = [];

	const contextOf = (mode: 'trigger' | 'manual', activation: WorkflowActivateMode) => {
		const { workflow, node, additionalData } = workflowOf(setup);
		Object.assign(workflow.getStaticData('node', node), structuredClone(kept));
		const context = new PollContext(workflow, node, additionalData, mode, activation);
		for (const level of ['info', 'warn', 'error'] as const) {
			jest.spyOn(context.logger, level).mockImplementation(((message: string) => void log.push(message)) as never);
		}
		return { context, workflow, node };
	};
	let published = contextOf('trigger', 'init');

	const ask = async ({ context, workflow, node }: ReturnType<typeof contextOf>, isKept: boolean) => {
		await workflow.expression.acquireIsolate?.();
		try {
			const output = await trigger.poll.call(context);
			if (isKept) kept = JSON.parse(JSON.stringify(workflow.getStaticData('node', node))) as IDataObject;
			return output === null ? null : output[0]!.map(({ json }) => json);
		} finally {
			await workflow.expression.releaseIsolate?.();
		}
	};
	return {
		log,
		poll: async () => await ask(published, true),
		tryOut: async () => await ask(contextOf('manual', 'manual'), false),
		publish: (changes = {}) => {
			setup = { ...setup, ...changes };
			published = contextOf('trigger', 'init');
		},
		age: (minutes) => {
			const older = (text: string) => new Date(Date.parse(text) - minutes * 60_000).toISOString();
			kept = JSON.parse(JSON.stringify(kept), (_key, value: unknown) =>
				typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? older(value) : value,
			) as IDataObject;
			published = contextOf('trigger', 'init');
		},
		kept: () => kept,
	};
}
