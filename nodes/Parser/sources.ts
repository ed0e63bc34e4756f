import { blendSource } from '../Blend/webhooks/source';
import { blinkSource } from '../Blink/webhooks/source';
import { logisticsSource } from '../BlinkLogistics/webhooks/source';
import { bringgSource } from '../Bringg/webhooks/source';
import { ordaticSource } from '../Ordatic/webhooks/source';
import type { WebhookSource } from '../shared/webhook/source';

/** Every sender whose bodies can be parsed, by display name. A new one is a line here. */
export const sources: readonly WebhookSource[] = [
	blendSource,
	blinkSource,
	logisticsSource,
	bringgSource,
	ordaticSource,
];
