import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { meaningOf } from './meaning';
import type { SavedWorkflow } from './problems';

/** Keeps the example workflows as a version saves them, for all later versions to be held to. A version is kept once. */
export function saveWorkflows(examples: string, folder: string): void {
	mkdirSync(join(folder, '..'), { recursive: true });
	mkdirSync(folder);
	cpSync(examples, join(folder, 'workflows'), { recursive: true });
	const meanings = readdirSync(examples)
		.filter((file) => file.endsWith('.json'))
		.map((file) => [
			basename(file, '.json'),
			meaningOf(JSON.parse(readFileSync(join(examples, file), 'utf8')) as SavedWorkflow),
		]);
	writeFileSync(join(folder, 'meaning.json'), `${JSON.stringify(Object.fromEntries(meanings), null, '\t')}\n`);
}
