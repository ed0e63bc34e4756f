import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { pages } from '../../docs/make/pages';

/* The pages of docs/nodes and docs/credentials.md say what the nodes say. When this fails, run `npm run docs`. */

it.each(pages())('docs/$file is what the package says of itself', ({ file, text }) => {
	expect(readFileSync(join(__dirname, '../../docs', file), 'utf8')).toBe(text);
});
