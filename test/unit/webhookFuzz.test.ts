import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { logisticsSource } from '../../nodes/BlinkLogistics/webhooks/source';
import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { ordaticSource } from '../../nodes/Ordatic/webhooks/source';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { WEBHOOK_KINDS, webhookSample } from '../../sandbox/kinds';
import { fuzz } from './fuzz';

/** FUZZ_RUNS=200000 takes minutes; the first of its payloads are these. */
const runs = Number(process.env.FUZZ_RUNS ?? 20_000);
const seed = 20_250_522;

/** The samples of a sender are those of the sandbox whose names begin so. */
const sources: Array<[name: string, source: WebhookSource, begin: string]> = [
	['Blink', blinkSource, 'blink.'],
	['Blink Logistics', logisticsSource, 'logistics.'],
	['Blend', blendSource, 'blend.'],
	['Bringg', bringgSource, 'bringg'],
	['Ordatic', ordaticSource, 'ordatic.'],
];

it.each(sources)(
	`takes ${runs} broken payloads of %s`,
	async (_name, source, begin) => {
		const samples = WEBHOOK_KINDS.filter((kind) => kind.startsWith(begin)).map((kind) => webhookSample(kind));
		const before = Object.getOwnPropertyNames(Object.prototype);

		const report = await fuzz(source, samples, runs, seed);

		expect(report.recognised + report.unrecognised).toBe(runs);
		// Neither all nor nothing: the payloads are broken, and not beyond recognition.
		expect(report.recognised).toBeGreaterThan(runs / 4);
		expect(report.unrecognised).toBeGreaterThan(runs / 100);
		// A hang, not a slow machine.
		expect(report.slowest).toBeLessThan(10_000);
		expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	},
	900_000,
);
