import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { pages } from '../../docs/make/pages';

/* The pages of docs/nodes and docs/credentials.md say what the nodes say. */

it.each(pages())('docs/$file is what `npm run docs` makes of the package', ({ file, text }) => {
	expect(readFileSync(join(__dirname, '../../docs', file), 'utf8')).toBe(text);
});
