import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import manifest from '../../package.json';
import { labelsNamed, labelsOnScreen } from '../support/labels';

/* Everything written for people names only what there is: the pages, and the notes in the example workflows. */

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const filesIn = (folder: string, ending: string) =>
	readdirSync(join(root, folder))
		.filter((file) => file.endsWith(ending))
		.map((file) => `${folder}/${file}`);

const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'test/e2e/README.md',
	'workflows/README.md',
	...filesIn('docs', '.md'),
	...filesIn('docs/nodes', '.md'),
].map((name) => ({ name, text: read(name) }));

const workflows = filesIn('workflows', '.json').map(
	(name) =>
		JSON.parse(read(name)) as {
			name: string;
			nodes: Array<{ name: string; type: string; parameters: { content?: string } }>;
		},
);
const notes = workflows.map(({ name, nodes }) => ({
	name: `the notes of "${name}"`,
	text: nodes.map(({ type, parameters }) => (type.endsWith('.stickyNote') ? parameters.content : '')).join('\n'),
}));

/** The names of the workflows, also as they are called for short: what stands before a colon or a comma. */
const titles = workflows.flatMap(({ name }) => [name, ...name.split(/[:,]/, 1)]);
const screen = new Set([...labelsOnScreen(), ...titles]);

describe.each([...pages, ...notes])('$name', ({ name, text }) => {
	it('names only scripts that there are', () => {
		const scripts = [...text.matchAll(/npm run (?:-\S+ )*([\w:-]+)/g)].map(([, script]) => script!);
		expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
	});

	it('names only files that there are', () => {
		const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) =>
			join(dirname(name), path!),
		);
		const paths = [...text.matchAll(/`((?:nodes|test|workflows|docs|sandbox|credentials)\/[\w./-]*)`/g)].map(
			([, path]) => path!,
		);
		expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	it('leads only to headings that there are', () => {
		const anchors = [...text.matchAll(/\]\((?!https?:)([^)#]*)#([\w-]+)\)/g)].map(([, path, anchor]) => {
			const page = path === '' ? text : read(join(dirname(name), path!));
			const headings = [...page.matchAll(/^##+ (.+)$/gm)].map(([, title]) => title!.toLowerCase().replace(/\W+/g, '-'));
			return headings.includes(anchor!) || `${path}#${anchor}`;
		});
		expect(anchors.filter((found) => found !== true)).toEqual([]);
	});

	it('calls in italics only what is on the screen by that name', () => {
		expect(labelsNamed(text, screen).italic.filter((label) => !screen.has(label))).toEqual([]);
	});
});
