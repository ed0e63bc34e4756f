import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { npm } from './npm';
import { OUTPUT, ROOT } from './paths';
import { reporting, type Log } from './progress';

/** Builds `dist`. Throws with what the build wrote if it fails. */
export async function build(): Promise<void> {
	const child = spawn('npx', ['--no-install', 'gulp', 'build'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) throw new Error(`The package does not build:\n${output}`);
}

/** Builds this package and packs it as it would be published, unless `npm test` has done so. Returns the path of the tarball. */
export async function buildAndPack(log: Log): Promise<string> {
	if (process.env.TEST_PACKAGE) return process.env.TEST_PACKAGE;
	return await reporting(
		log,
		'Building and packing this package',
		() => '',
		async () => {
			await build();
			await mkdir(OUTPUT, { recursive: true });
			const said = await npm({ args: ['pack', '--json', '--pack-destination', OUTPUT], cwd: ROOT });
			const [{ filename }] = JSON.parse(said) as [{ filename: string }];
			return join(OUTPUT, filename);
		},
	);
}
