import { blendSource } from '../../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../../nodes/Blink/webhooks/source';
import { logisticsSource } from '../../../nodes/BlinkLogistics/webhooks/source';
import { bringgSource } from '../../../nodes/Bringg/webhooks/source';
import { ordaticSource } from '../../../nodes/Ordatic/webhooks/source';
import { match } from '../../../nodes/shared/webhook/parsing/match';
import type { WebhookSource } from '../../../nodes/shared/webhook/source';
import { webhookSample, type PayloadType } from '../../../sandbox';
import type { LoneRow } from '../row';

const SECONDS = 0.5;

/** The body of each sender that says most. */
const bodies: Array<[WebhookSource, PayloadType]> = [
	[blinkSource, 'blink.order'],
	[logisticsSource, 'logistics.task-finished'],
	[blendSource, 'blend.order-created'],
	[bringgSource, 'bringg.order-done'],
	[ordaticSource, 'ordatic.rider-completed'],
];

function perSecond(source: WebhookSource, kind: PayloadType): number {
	const body = webhookSample(kind);
	let done = 0;
	const start = performance.now();
	while (performance.now() - start < SECONDS * 1000) {
		if ('issues' in match(source, body)) throw new Error(`${kind} was not recognised.`);
		done++;
	}
	return done / ((performance.now() - start) / 1000);
}

/** From a parsed body to the event in the one language, without n8n and without HTTP. */
export const mapped: LoneRow = {
	name: 'translation',
	work: 'translation alone',
	contenders: Object.fromEntries(
		bodies.map(([source, kind]) => [source.displayName, async () => ({ 'bodies/s': perSecond(source, kind) })]),
	),
};
