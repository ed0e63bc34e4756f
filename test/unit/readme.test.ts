import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { blendEndpoints } from '../../nodes/Blend/api/endpoints';
import { blendResources } from '../../nodes/Blend/resources';
import { blinkEndpoints } from '../../nodes/Blink/api/endpoints';
import { blinkResources } from '../../nodes/Blink/resources';
import { logisticsEndpoints } from '../../nodes/BlinkLogistics/api/endpoints';
import { logisticsResources } from '../../nodes/BlinkLogistics/resources';
import { deliveryStatuses } from '../../nodes/shared/model/deliveryStatus';
import { eventNames } from '../../nodes/shared/model/eventName';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	version: string;
	scripts: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
};
const documents = ['README.md', 'CONTRIBUTING.md'].map((name) => ({
	name,
	text: readFileSync(join(root, name), 'utf8'),
}));

/** What n8n 2.41 itself shows, which the README names. */
const n8nLabels = [
	'Test URL',
	'Production URL',
	'Production',
	'Predefined Credential Type',
	'Remove Duplicates',
	'Remove Items Processed in Previous Executions',
	'Event',
	'Unrecognised',
];

const rows = readme.split('\n').filter((line) => /^\| (Blink|Blink Logistics|Blend) \|/.test(line));

const nodes = [
	{ node: 'Blink', resources: blinkResources, endpoints: blinkEndpoints },
	{ node: 'Blink Logistics', resources: logisticsResources, endpoints: logisticsEndpoints },
	{ node: 'Blend', resources: blendResources, endpoints: blendEndpoints },
];

describe('the table of operations in the README', () => {
	const operations = nodes.flatMap(({ node, resources }) =>
		resources.flatMap(({ name, operations }) =>
			operations.map(({ option }) => `| ${node} | ${name}: ${option.name} |`),
		),
	);

	it.each(operations)('has the row %s', (row) => {
		expect(rows.filter((line) => line.startsWith(row))).toHaveLength(1);
	});

	it('has no row of an operation that is not there', () => {
		expect(rows.filter((line) => !line.includes('| the credential |'))).toHaveLength(operations.length);
	});

	const endpoints = nodes.flatMap(({ node, endpoints }) =>
		Object.values(endpoints).map(({ method, path, documented }) => ({
			node,
			call: `\`${method} ${path}\``,
			documented,
		})),
	);

	it.each(endpoints)('says of $node $call whether it is documented', ({ node, call, documented }) => {
		const [row] = rows.filter((line) => line.startsWith(`| ${node} |`) && line.includes(call));
		expect(row).toContain(documented ? '| documented |' : '| assumed');
	});
});

/** What stands between a heading of the second level and the next one. */
function section(heading: string): string {
	const [, text] = readme.split(new RegExp(`^## ${heading}$`, 'm'));
	return text!.split(/^## /m)[0]!;
}

/** The first cells of the rows of a table that begin with a word in backquotes, of the table whose heading has `column`. */
function wordsUnder(column: string): string[] {
	const [, rows] = readme.split(`| \`${column}\` |`);
	return [...rows!.split('\n\n')[0]!.matchAll(/^\| `([\w.-]+)` \|/gm)].map(([, word]) => word!);
}

it('lists the example workflows that there are', () => {
	const files = readdirSync(join(root, 'workflows'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''));
	const listed = [...section('Example workflows').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!);
	expect(listed.sort()).toEqual(files.sort());
});

it.each(documents)('$name names only scripts, files and headings that there are', ({ text }) => {
	const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!);
	expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);

	const files = [...text.matchAll(/\]\(([^)#:]+)\)|`((?:nodes|test|workflows|docs|sandbox|credentials)\/[\w./-]+)`/g)];
	expect(files.map(([, link, path]) => link ?? path!).filter((path) => !existsSync(join(root, path)))).toEqual([]);

	const headings = [...text.matchAll(/^##+ (.+)$/gm)].map(([, title]) => title!.toLowerCase().replace(/\W+/g, '-'));
	const anchors = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor!);
	expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
});

it('says what every event and every delivery status means', () => {
	expect(wordsUnder('event')).toEqual([...eventNames]);
	expect(wordsUnder('deliveryStatus')).toEqual([...deliveryStatuses]);
});

it('names the version that is built', () => {
	expect(readme.match(/n8n-nodes-blink-[\d.]+\.tgz/g)).toEqual(
		expect.arrayContaining([`n8n-nodes-blink-${manifest.version}.tgz`]),
	);
	expect(new Set(readme.match(/n8n-nodes-blink-[\d.]+\.tgz/g)).size).toBe(1);
});

describe('what the README calls by its name on the screen', () => {
	const screen = [...packageLabels(), ...n8nLabels];
	// *In italics* stands what a field, a choice, an event or an output is called.
	const named = [...readme.matchAll(/(?<![*\w])\*([A-Z][^*\n]+)\*(?!\*)/g)].map(([, label]) => label!);

	// "Order: Create" and "Authentication: None" say two names.
	const names = named.flatMap((label) => (screen.includes(label) ? [label] : label.split(': ')));

	it.each([...new Set(names)])('%s', (label) => {
		expect(screen).toContain(label);
	});
});

/** Every name that the package shows: of nodes, fields, choices, operations, actions and outputs. */
function packageLabels(): string[] {
	const { nodes, credentials } = manifest.n8n;
	const sources = [...nodes, ...credentials].map((path) => join(root, path.replace(/^dist\/(.*)\.js$/, '$1.ts')));
	return sources.flatMap((file) => {
		const [made] = Object.values(jest.requireActual<Record<string, new () => INodeType | ICredentialType>>(file));
		return labelsIn(new made!());
	});
}

function labelsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(labelsIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		typeof inner === 'string' && ['displayName', 'name', 'action'].includes(key) ? [inner] : labelsIn(inner),
	);
}
