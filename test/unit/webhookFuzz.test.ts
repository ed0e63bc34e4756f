import { webhookSample } from '../../sandbox/kinds';
import { senders } from '../support/senders';
import { fuzz } from './fuzz';

/** `.ci/run` asks for 200,000, which takes minutes; the first of its payloads are these. */
const runs = Number(process.env.FUZZ_RUNS ?? 2_000);
const seed = 20_250_522;

it.each(senders)(
	`takes ${runs} broken payloads of $name`,
	async ({ source, payloadTypes }) => {
		const before = Object.getOwnPropertyNames(Object.prototype);

		const report = await fuzz(
			source,
			payloadTypes.map((kind) => webhookSample(kind)),
			runs,
			seed,
		);

		expect(report.matched + report.unrecognized).toBe(runs);
		// Neither all nor nothing: the payloads are broken, and not beyond recognition.
		expect(report.matched).toBeGreaterThan(runs / 4);
		expect(report.unrecognized).toBeGreaterThan(runs / 100);
		expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	},
	// A payload that never comes to an end shows by this.
	1_800_000,
);
