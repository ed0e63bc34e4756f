import type { PayloadType } from '../../../sandbox';
import { chain, type NodeSketch } from '../../e2e/build';
import type { Workflow } from '../../e2e/harness/workflow';
import type { Effects } from './effects';
import { CODE } from './orders';

/** A workflow that takes in what one sender sends, does something that takes a while, and ends. */
export interface Receiver {
	who: string;
	/** This package's trigger, and not n8n's own Webhook node. */
	isOurs: boolean;
	/** Answered when n8n has saved the run. */
	isOnceSaved: boolean;
	workflow: Workflow;
	kind: PayloadType;
	/** What makes the sample body that of another order: values by dotted path. */
	idsOf: (code: string) => Record<string, unknown>;
}

interface Sender {
	kind: PayloadType;
	idsOf: Receiver['idsOf'];
	trigger: string;
}

/** A number of its own for each code; the part that counts stands at its end. */
const numberOf = (code: string) => 9_000_000 + Number.parseInt(code.slice(-5, -1), 36);

const SENDERS = {
	blink: { kind: 'blink.order', idsOf: (code) => ({ blink_order_id: code }), trigger: 'blinkTrigger' },
	logistics: {
		kind: 'logistics.task-accepted',
		idsOf: (code) => ({ 'data.taskId': code }),
		trigger: 'blinkLogisticsTrigger',
	},
	blend: { kind: 'blend.order-created', idsOf: (code) => ({ 'payload.id': code }), trigger: 'blendTrigger' },
	bringg: {
		kind: 'bringg.order-accepted',
		idsOf: (code) => ({ id: numberOf(code), external_id: code }),
		trigger: 'bringgTrigger',
	},
	rider: { kind: 'ordatic.order-accepted', idsOf: (code) => ({ 'data.orderId': code }), trigger: 'riderTrigger' },
} as const satisfies Record<string, Sender>;

const webhook = (path: string): NodeSketch => ({
	name: 'In',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	parameters: { httpMethod: 'POST', path, options: {} },
});

const trigger = (type: string, options: object): NodeSketch => ({
	name: 'In',
	type: `n8n-nodes-blink.${type}`,
	typeVersion: 1.1,
	parameters: { options },
});

/**
 * Every trigger in its default, Blink's other way to acknowledge, and n8n's own Webhook node beside them.
 * @param tells whether the kitchen hears which order it is: that takes an expression, which costs n8n more than all else in such a run.
 */
export function receiversFor(effects: Effects, { tells = true }: { tells?: boolean } = {}): Receiver[] {
	const code = `{{ JSON.stringify($json).match(/${CODE.source}/)[0] }}`;
	const effect: NodeSketch = {
		name: 'Kitchen',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: { url: tells ? `=${effects.url}/${code}` : effects.url, options: {} },
	};
	const receiver = (who: string, id: string, sender: Sender, options?: object): Receiver => ({
		who,
		isOurs: options !== undefined,
		isOnceSaved: options !== undefined && !('acknowledge' in options),
		workflow: chain(id, options === undefined ? webhook(id) : trigger(sender.trigger, options), effect),
		kind: sender.kind,
		idsOf: sender.idsOf,
	});
	return [
		receiver('Blink', 'relBlink', SENDERS.blink, {}),
		receiver('Blink, At Once', 'relBlinkAtOnce', SENDERS.blink, { acknowledge: 'atOnce' }),
		receiver('Blink Logistics', 'relLogistics', SENDERS.logistics, {}),
		receiver('Blend', 'relBlend', SENDERS.blend, {}),
		receiver('Bringg', 'relBringg', SENDERS.bringg, {}),
		receiver('Ordatic Rider', 'relRider', SENDERS.rider, {}),
		receiver("n8n's Webhook, a sender that never resends", 'relWebhook', SENDERS.blink),
		receiver("n8n's Webhook, a sender that resends", 'relWebhookResends', SENDERS.blend),
	];
}

/** Those of the given ids, in that order. */
export function only(receivers: readonly Receiver[], ...ids: string[]): Receiver[] {
	return ids.map((id) => receivers.find(({ workflow }) => workflow.id === id)!);
}
