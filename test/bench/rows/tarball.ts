import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

import type { LoneRow } from '../row';

const run = promisify(execFile);

/** What a person downloads, and what it takes on the disk. */
export const tarball: LoneRow = {
	name: 'tarball',
	work: 'the package',
	contenders: {
		'n8n-nodes-blink': async (file) => {
			const { stdout } = await run('tar', ['-tvzf', file]);
			const sizes = stdout
				.trim()
				.split('\n')
				.map((line) => Number(line.trim().split(/\s+/)[2]));
			return {
				'KB to download': (await stat(file)).size / 1024,
				'KB unpacked': sizes.reduce((sum, size) => sum + size, 0) / 1024,
				files: sizes.length,
			};
		},
	},
};
