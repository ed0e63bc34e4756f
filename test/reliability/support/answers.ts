import type { PayloadType } from '../../../sandbox';
import { chain, type NodeSketch } from '../../e2e/build';
import type { Workflow } from '../../e2e/harness/workflow';

/** A workflow that answers in a way of its own, and what its sender is to hear. */
interface AnswerCase {
	what: string;
	workflow: Workflow;
	kind: PayloadType;
	/** Status and body. */
	right: [number, unknown];
}

const end: NodeSketch = { name: 'End', type: 'n8n-nodes-base.noOp' };
const fails: NodeSketch = {
	name: 'Fails',
	type: 'n8n-nodes-base.stopAndError',
	parameters: { errorMessage: 'The kitchen is closed' },
};
const responds: NodeSketch = {
	name: 'Respond',
	type: 'n8n-nodes-base.respondToWebhook',
	typeVersion: 1,
	parameters: { respondWith: 'json', responseBody: '{"order_id": "K-1", "status": "success"}' },
};

const trigger = (type: string, respond: string): NodeSketch => ({
	name: 'In',
	type: `n8n-nodes-blink.${type}`,
	typeVersion: 1.1,
	parameters: { respond },
});

const webhook: NodeSketch = {
	name: 'In',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	parameters: { httpMethod: 'POST', path: 'relRespondWebhook', responseMode: 'responseNode', options: {} },
};

/** The ways to answer that wait for the workflow; those that do not are in every other scenario. */
export const answerCases: AnswerCase[] = [
	{
		what: 'Blink, when the last node finishes',
		workflow: chain('relLastBlink', trigger('blinkTrigger', 'lastNode'), end),
		kind: 'blink.order',
		right: [200, { success: true }],
	},
	{
		what: 'Blink Logistics, when the last node finishes',
		workflow: chain('relLastLogistics', trigger('blinkLogisticsTrigger', 'lastNode'), end),
		kind: 'logistics.task-accepted',
		right: [200, { success: true }],
	},
	{
		what: 'Blend, by a Respond to Webhook node',
		workflow: chain('relRespondBlend', trigger('blendTrigger', 'responseNode'), responds),
		kind: 'blend.order-created',
		right: [200, { order_id: 'K-1', status: 'success' }],
	},
	{
		what: "n8n's Webhook, by a Respond to Webhook node",
		workflow: chain('relRespondWebhook', webhook, responds),
		kind: 'blend.order-created',
		right: [200, { order_id: 'K-1', status: 'success' }],
	},
	{
		what: 'Blend, failing before its Respond to Webhook node',
		workflow: chain('relFailBlend', trigger('blendTrigger', 'responseNode'), fails, responds),
		kind: 'blend.order-created',
		right: [200, { order_id: '', status: 'failed' }],
	},
	{
		what: 'Blend, failing before the last node',
		workflow: chain('relFailLastBlend', trigger('blendTrigger', 'lastNode'), fails, end),
		kind: 'blend.order-created',
		right: [200, { order_id: '', status: 'failed' }],
	},
];
