import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../../e2e/harness/paths';
import { operations } from '../../support/operations';
import type { Outcome } from '../scenario';

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
	testResults: Array<{ message: string; assertionResults: Array<{ status: string; fullName: string }> }>;
}

/** Runs apiFaults.test.ts, which needs n8n's engine but no whole n8n, and says what failed. */
export async function apiFaults(): Promise<Outcome> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-faults-'));
	const file = join(folder, 'report.json');
	try {
		const jest = spawn(
			'npx',
			[
				'--no-install',
				'jest',
				'--selectProjects',
				'reliability',
				'--maxConcurrency',
				'30',
				'--json',
				'--outputFile',
				file,
			],
			{
				cwd: ROOT,
				stdio: 'ignore',
			},
		);
		await once(jest, 'close');
		const report = JSON.parse(await readFile(file, 'utf8')) as JestReport;
		const failed = report.testResults.flatMap(({ assertionResults, message }) =>
			assertionResults.length === 0
				? [message.slice(0, 500)]
				: assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
		);
		return {
			figures: `${operations.length} operations against every fault, each time and once: ${report.numPassedTests} cases kept, ${failed.length} not.`,
			kept: [
				{
					promise:
						'a write is done at most once, a read is whole or a clear error, credentials go to no other host and stand in no run',
					isKept: failed.length === 0 && report.numPassedTests > 0,
					seen: failed.slice(0, 40).join('; '),
				},
			],
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
