import axios from 'axios';

import type { Call, Sandbox } from '../../../sandbox';
import { fan, FAN_START } from '../fan';
import { itemsOf, type Execution } from '../harness/executions';
import type { Credential } from '../harness/workflow';
import type { Suite } from '../suite';
import { blendOperations } from './operations.blend';
import { blinkOperations } from './operations.blink';
import { bringgFleetOperations, bringgMerchantOperations } from './operations.bringg';
import { logisticsOperations } from './operations.logistics';
import { restoreRecords } from './records';

/** One operation as a person sets it up in the editor, what then arrives at the vendor, and what comes out of the node. */
export interface Tried {
	/** Resource and operation, by their values. */
	operation: `${string}:${string}`;
	parameters: Record<string, unknown>;
	arrives: Partial<Pick<Call, 'method' | 'path' | 'query' | 'body' | 'status'>>;
	/** The items, compared like toMatchObject; from the sandbox where it decides what they hold. */
	gives: (sandbox: Sandbox) => object[];
}

interface NodeTried {
	/** As people know it. */
	node: string;
	type: string;
	credentialType: string;
	operations: Tried[];
}

const tried: NodeTried[] = [
	{ node: 'Blink', type: 'n8n-nodes-blink.blink', credentialType: 'blinkApi', operations: blinkOperations },
	{
		node: 'Blink Logistics',
		type: 'n8n-nodes-blink.blinkLogistics',
		credentialType: 'blinkLogisticsApi',
		operations: logisticsOperations,
	},
	{ node: 'Blend', type: 'n8n-nodes-blink.blend', credentialType: 'blendApi', operations: blendOperations },
	{
		node: 'Bringg Fleet',
		type: 'n8n-nodes-blink.bringgFleet',
		credentialType: 'bringgFleetApi',
		operations: bringgFleetOperations,
	},
	{
		node: 'Bringg Merchant',
		type: 'n8n-nodes-blink.bringgMerchant',
		credentialType: 'bringgMerchantApi',
		operations: bringgMerchantOperations,
	},
];

/** One workflow with every operation of a node, each named as the operation. */
function workflowOf({ type, credentialType, operations }: NodeTried, accounts: Credential[]) {
	const credential = accounts.find((account) => account.type === credentialType);
	return fan(
		`operations-${credentialType}`,
		...operations.map(({ operation: name, parameters }) => {
			const [resource, operation] = name.split(':');
			return { name, type, credential, parameters: { resource, operation, ...parameters } };
		}),
	);
}

/** Every operation of a node, once, in the real n8n. */
const suiteOf = (what: NodeTried): Suite => ({
	name: `every operation of ${what.node}`,
	workflows: (_account, accounts) => [workflowOf(what, accounts)],
	tests: (world) => {
		let run: Execution;
		let calls: Call[];

		beforeAll(async () => {
			restoreRecords(world.sandbox);
			const workflow = workflowOf(what, world.accounts);
			const earlier = world.sandbox.calls.length;
			await axios.post(world.n8n.webhookUrl(workflow, FAN_START), {}, { proxy: false });
			run = await world.n8n.executions.waitFor(workflow.id);
			calls = world.sandbox.calls.slice(earlier);
		}, 60_000);

		test('they all run', () => {
			expect(run.data.resultData.error?.message).toBeUndefined();
			expect(run.status).toBe('success');
		});

		test('none is left out', async () => {
			const { body } = await world.n8n.rest.get('/types/nodes.json');
			expect(what.operations.map(({ operation }) => operation).sort()).toEqual(offered(body, what.type).sort());
		});

		test.each(what.operations)('$operation', ({ operation, arrives, gives }) => {
			expect(calls).toContainEqual(expect.objectContaining({ status: 200, ...arrives }));
			expect(itemsOf(run, operation)).toMatchObject(gives(world.sandbox));
		});
	},
});

interface NodeType {
	name: string;
	properties: Array<{
		name: string;
		displayOptions?: { show?: { resource?: string[] } };
		options?: Array<{ value: string }>;
	}>;
}

/** Leads from every node with a credential to n8n's HTTP Request node; not ours. */
const CUSTOM_CALL = '__CUSTOM_API_CALL__';

/** The operations that the editor offers for a node. */
function offered(types: unknown, type: string): string[] {
	const node = (types as NodeType[]).find(({ name }) => name === type);
	const choices = node?.properties.filter(({ name }) => name === 'operation') ?? [];
	return choices.flatMap(({ displayOptions, options = [] }) =>
		options
			.filter(({ value }) => value !== CUSTOM_CALL)
			.map(({ value }) => `${displayOptions?.show?.resource?.[0]}:${value}`),
	);
}

export const operations: Suite[] = tried.map(suiteOf);
