// npm run docs: writes the pages of docs/ that are made from the nodes and credentials themselves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { pages } from './pages';

for (const { file, text } of pages()) {
	const path = join(__dirname, '..', file);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}
