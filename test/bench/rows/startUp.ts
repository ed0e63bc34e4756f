import { setTimeout as wait } from 'node:timers/promises';

import { memoryOf } from '../../e2e/harness/memory';
import { startN8n } from '../../e2e/harness/n8n';
import type { LoneRow } from '../row';

/** n8n goes on working for a while after it says that it is ready. */
const AT_REST_MS = 5000;

const started =
	(withPackage: boolean): LoneRow['contenders'][string] =>
	async (tarball) => {
		const n8n = await startN8n({ tarball: withPackage ? tarball : undefined, name: 'bench-start' });
		try {
			await wait(AT_REST_MS);
			const memory = await memoryOf(n8n.pid);
			return { s: n8n.startedInMs / 1000, 'MB at rest': await memory.now() };
		} finally {
			await n8n.stop();
		}
	};

/** What the package adds to n8n's start. */
export const startUp: LoneRow = {
	name: 'startUp',
	work: "n8n's start",
	contenders: { 'without the package': started(false), 'with the package': started(true) },
};
