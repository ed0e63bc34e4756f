import { chain, type NodeSketch } from '../../e2e/build';
import type { Workflow } from '../../e2e/harness/workflow';
import { code } from './flows';

const end: NodeSketch = { name: 'End', type: 'n8n-nodes-base.noOp' };

const webhook = (path: string, typeVersion = 2.1): NodeSketch => ({
	name: 'In',
	type: 'n8n-nodes-base.webhook',
	typeVersion,
	parameters: { httpMethod: 'POST', path, options: {} },
});

const blink = (options: object): NodeSketch => ({
	name: 'In',
	type: 'n8n-nodes-blink.blinkTrigger',
	typeVersion: 1.1,
	parameters: { events: ['order.created'], options },
});

/** The hand-built way: a shared secret checked, and the few fields read that a kitchen needs. */
const checked: NodeSketch = {
	name: 'If',
	type: 'n8n-nodes-base.if',
	typeVersion: 2.2,
	parameters: {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: 'secret',
					leftValue: '={{ $json.headers["x-secret"] }}',
					rightValue: 'bench',
					operator: { type: 'string', operation: 'equals' },
				},
			],
			combinator: 'and',
		},
		options: {},
	},
};

const read = code(
	'Code',
	`return $input.all().map(({ json: { body } }) => ({ json: {
	orderId: String(body.blink_order_id), total: Number(body.total_price), placedAt: body.created_at.replace(' ', 'T') + 'Z',
	items: body.products.map((product) => ({ name: product.name, quantity: Number(product.quantity), total: Number(product.total_price) })) } }));`,
);

const parser: NodeSketch = { name: 'Parser', type: 'n8n-nodes-blink.deliveryWebhookParser' };

/** The doors an order may come through: n8n's own alone, with the parser behind it, and the trigger. */
export const doors: Record<string, Workflow> = {
	"n8n's Webhook": chain('doorWebhook', webhook('doorWebhook'), end),
	"n8n's Webhook + Delivery Webhook Parser": chain('doorParser', webhook('doorParser'), parser, end),
	'Blink Trigger, Once Saved': chain('doorTrigger', blink({ acknowledge: 'onceSaved' }), end),
};

/** Every way to take an order in that is compared, under the name the table gives it. n8n's own is first. */
export const receivers: Record<string, Workflow> = {
	"n8n's Webhook": chain('benchWebhook', webhook('benchWebhook'), end),
	// To this version n8n (2.41, live-webhooks) gives an isolate for each call, as it does to every trigger but its newer Webhook.
	"n8n's Webhook, version 1": chain('benchWebhook1', webhook('benchWebhook1', 1), end),
	'Webhook + If + Code': chain('benchByHand', webhook('benchByHand'), checked, read, end),
	'Blink Trigger, Once Saved': chain('benchOnceSaved', blink({ acknowledge: 'onceSaved' }), end),
	'Blink Trigger, At Once': chain('benchAtOnce', blink({ acknowledge: 'atOnce' }), end),
	'Blink Trigger, Once Saved, Ignore Duplicates off': chain(
		'benchOnceSavedNoRepeats',
		blink({ acknowledge: 'onceSaved', ignoreDuplicates: false }),
		end,
	),
	'Blink Trigger, At Once, Ignore Duplicates off': chain(
		'benchAtOnceNoRepeats',
		blink({ acknowledge: 'atOnce', ignoreDuplicates: false }),
		end,
	),
};
