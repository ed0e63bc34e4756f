import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { meaningOf } from './meaning';
import type { SavedWorkflow } from './problems';

/** Keeps the example workflows as a version saves them, for all later versions to be held to. A version is kept once. */
export function saveWorkflows(examples: string, folder: string): void {
	mkdirSync(join(folder, '..'), { recursive: true });
	mkdirSync(folder);
	const files = readdirSync(examples).filter((file) => file.endsWith('.json'));
	for (const file of files) cpSync(join(examples, file), join(folder, 'workflows', file));
	const meanings = files.map((file) => [
		basename(file, '.json'),
		meaningOf(JSON.parse(readFileSync(join(examples, file), 'utf8')) as SavedWorkflow),
	]);
	writeFileSync(join(folder, 'meaning.json'), `${JSON.stringify(Object.fromEntries(meanings), null, '\t')}\n`);
}
