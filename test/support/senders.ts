import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { logisticsSource } from '../../nodes/BlinkLogistics/webhooks/source';
import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { ordaticSource } from '../../nodes/Ordatic/webhooks/source';
import type { WebhookEvent } from '../../nodes/shared/webhook/event';
import { match, type MatchedBody } from '../../nodes/shared/webhook/parsing/match';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { WEBHOOK_KINDS, type PayloadType } from '../../sandbox/kinds';
import type { SenderName } from './expectedMappings';

/** A sender of webhooks, with all that a test of every sender asks for. */
export interface Sender {
	name: SenderName;
	source: WebhookSource;
	/** The trigger that hears it. */
	trigger: string;
	/** The folder of that trigger, under `nodes`. */
	home: string;
	/** Its webhooks in the sandbox. */
	payloadTypes: readonly PayloadType[];
	/** The smallest body that says a state. */
	saying(state: unknown): object;
}

const kindsOf = (begin: string) => WEBHOOK_KINDS.filter((kind) => kind.startsWith(begin));

/** Every sender there is. A new one is added here, and its meanings to `meanings.ts`. */
export const senders: readonly Sender[] = [
	{
		name: 'blink',
		source: blinkSource,
		trigger: 'blinkTrigger',
		home: 'Blink',
		payloadTypes: kindsOf('blink.'),
		saying: (status) => ({ blink_order_id: '1', status }),
	},
	{
		name: 'logistics',
		source: logisticsSource,
		trigger: 'blinkLogisticsTrigger',
		home: 'BlinkLogistics',
		payloadTypes: kindsOf('logistics.'),
		saying: (eventId) => ({ eventId, data: { taskId: 'T' } }),
	},
	{
		name: 'blend',
		source: blendSource,
		trigger: 'blendTrigger',
		home: 'Blend',
		payloadTypes: kindsOf('blend.'),
		saying: (status) => ({ event: 'order_updated', payload: { order_id: '1', status } }),
	},
	{
		name: 'bringg',
		source: bringgSource,
		trigger: 'bringgTrigger',
		home: 'Bringg',
		payloadTypes: kindsOf('bringg'),
		saying: (status) => ({ id: 1, status }),
	},
	{
		name: 'ordatic',
		source: ordaticSource,
		trigger: 'riderTrigger',
		home: 'Ordatic/Rider',
		payloadTypes: kindsOf('ordatic.'),
		saying: (eventType) => ({ eventType, data: { orderId: '1' } }),
	},
];

/** The sender of one of the sandbox's webhooks. */
export function senderOf(kind: PayloadType): Sender {
	return senders.find(({ payloadTypes }) => payloadTypes.includes(kind))!;
}

/** A body as its source understands it; throws the issues of one that it does not. */
export function understood(source: WebhookSource, body: unknown): MatchedBody {
	const matched = match(source, body);
	if ('issues' in matched) throw new Error(matched.issues.join('; '));
	return matched;
}

/** What a body means. */
export function eventOf(source: WebhookSource, body: unknown): WebhookEvent {
	return understood(source, body).event;
}

/** Why a source does not understand a body; nothing if it does. */
export function issuesOf(source: WebhookSource, body: unknown): string[] {
	const matched = match(source, body);
	return 'issues' in matched ? matched.issues : [];
}
