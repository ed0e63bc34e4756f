import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { N8nInstallation } from './install';

const run = promisify(execFile);

/**
 * Imports credentials or workflows with n8n's own command, before n8n is started. The command ends with code 0 also when
 * nothing was imported, so its words are what counts.
 */
export async function importInto(
	{ node, n8nBin }: N8nInstallation,
	kind: 'credentials' | 'workflow',
	things: object[],
	env: NodeJS.ProcessEnv,
	folder: string,
): Promise<void> {
	if (things.length === 0) return;
	const file = join(folder, `import-${kind}.json`);
	await writeFile(file, JSON.stringify(things), { mode: 0o600 });
	try {
		const { stdout, stderr } = await run(node, [n8nBin, `import:${kind}`, `--input=${file}`], {
			env,
			maxBuffer: 64 * 1024 * 1024,
		});
		if (!stdout.includes(`Successfully imported ${things.length} `)) {
			throw new Error(`n8n did not import the ${kind}: ${[stdout, stderr].join('\n').slice(-2000)}`);
		}
	} finally {
		await rm(file, { force: true });
	}
}
