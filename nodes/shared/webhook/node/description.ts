import { NodeConnectionTypes, type INodeCredentialDescription, type INodeTypeDescription } from 'n8n-workflow';

import type { WebhookSource } from '../source';
import { triggerProperties, webhookDescription } from './fields';

/** Under the node's name on the canvas: the events that start the workflow. */
export const eventsSubtitle =
	'={{ $parameter["events"].length > 2 ? $parameter["events"].length + " events" : $parameter["events"].join(", ").replaceAll(".", " ") }}';

/** The credential is shown only if calls are authenticated. */
export const requiresAuthentication = {
	displayOptions: { show: { authentication: ['deliveryWebhookApi'] } },
} satisfies Partial<INodeCredentialDescription>;

const outputs = [
	{ type: NodeConnectionTypes.Main, displayName: 'Event' },
	{ type: NodeConnectionTypes.Main, displayName: 'Unrecognized', category: 'error' },
];

/**
 * What comes out of every node that reads webhooks. The editor lets a person pin and edit the events only if the other output is
 * one for errors, and if it reads the outputs as an expression: nodes with a plain list of two get no button for it.
 */
export const eventOutputs = {
	outputs: `={{ ${JSON.stringify(outputs)} }}`,
	outputNames: outputs.map(({ displayName }) => displayName),
} satisfies Partial<INodeTypeDescription>;

/** The parts of the description that all triggers share, with the name and the fields of the source. */
export function triggerDescription(source: WebhookSource) {
	const { displayName } = source;
	return {
		eventTriggerDescription: `Send an event to the Test URL now, or have ${displayName} send one`,
		activationMessage: `From now on, every event that ${displayName} sends to the Production URL starts this workflow.`,
		triggerPanel: {
			header: `Waiting for a call to the Test URL`,
			executionsHelp: {
				inactive: `<b>To try it</b>, press the button above and send an event to the <b>Test URL</b>: it shows here, and you can pin it and build on it.<br /><br /><b>For real</b>, publish the workflow and give ${displayName} the <b>Production URL</b>. Its events then start the workflow by themselves; you find them under Executions, not here.`,
				active: `<b>To try it</b>, press the button above and send an event to the <b>Test URL</b>: it shows here.<br /><br /><b>For real</b>, ${displayName} calls the <b>Production URL</b>. Its events start the workflow by themselves; you find them under <a data-key="executions">Executions</a>, not here.`,
			},
			activationHint: `Published, this workflow starts by itself whenever ${displayName} calls the Production URL.`,
		},
		...eventOutputs,
		webhooks: [webhookDescription()],
		properties: triggerProperties(source),
	} satisfies Partial<INodeTypeDescription>;
}

/** The senders have no API to register a URL: a person does it. There is nothing to check, create or delete. */
export const manualRegistration = {
	default: {
		async checkExists(): Promise<boolean> {
			return true;
		},
		async create(): Promise<boolean> {
			return true;
		},
		async delete(): Promise<boolean> {
			return true;
		},
	},
};
