import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exampleOf } from '../../docs/make/events';
import { blendEndpoints } from '../../nodes/Blend/api/endpoints';
import { blendResources } from '../../nodes/Blend/resources';
import { blinkEndpoints } from '../../nodes/Blink/api/endpoints';
import { blinkResources } from '../../nodes/Blink/resources';
import { logisticsEndpoints } from '../../nodes/BlinkLogistics/api/endpoints';
import { logisticsResources } from '../../nodes/BlinkLogistics/resources';
import { fleetEndpoints, merchantEndpoints } from '../../nodes/Bringg/api/endpoints';
import { fleetResources } from '../../nodes/Bringg/resources/fleet';
import { merchantResources } from '../../nodes/Bringg/resources/merchant';
import { labelsNamed, labelsOnScreen } from '../support/labels';
import { ourCredentials, ourNodes } from '../support/package';

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as {
	version: string;
};

const rows = read('docs/endpoints.md')
	.split('\n')
	.filter((line) => /^\| (Blink|Blink Logistics|Blend|Bringg Fleet|Bringg Merchant) \|/.test(line));

const nodes = [
	{ node: 'Blink', resources: blinkResources, endpoints: blinkEndpoints },
	{ node: 'Blink Logistics', resources: logisticsResources, endpoints: logisticsEndpoints },
	{ node: 'Blend', resources: blendResources, endpoints: blendEndpoints },
	{ node: 'Bringg Fleet', resources: fleetResources, endpoints: fleetEndpoints },
	{ node: 'Bringg Merchant', resources: merchantResources, endpoints: merchantEndpoints },
];

describe('the table of operations in docs/endpoints.md', () => {
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

it('is short enough to be read: 10 KB', () => {
	expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(10 * 1024);
});

it('has its sections in the order that people know', () => {
	expect([...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
		'Look at it first',
		'Install',
		'Your first workflow',
		'Credentials',
		'Examples',
		'One address for each sender',
		'What to ask Blink',
		'When something does not work',
		'Promise and limits',
		"Where customers' data is",
		'Compatibility',
		'Documentation',
		'Version history',
	]);
});

// Search tools and assistants read the first 6,000 characters only.
it('says early on who the senders are, how to install and what the first workflow does', () => {
	const seen = readme.slice(0, 6000);
	for (const name of ['Blink', 'Blink Logistics', 'Blend', 'Bringg', 'Ordatic']) expect(seen).toContain(`**${name}**`);
	for (const heading of ['Install', 'Your first workflow', 'Credentials']) expect(seen).toContain(`## ${heading}`);
});

it('says of every credential what it holds', () => {
	const listed = [...section('Credentials').matchAll(/\*\*([\w ]+ API)\*\*/g)].map(([, name]) => name!);
	expect(listed.sort()).toEqual(ourCredentials.map(({ made }) => made.displayName).sort());
});

it('leads to every page of docs/', () => {
	const pages = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
	expect(pages.filter((file) => !section('Documentation').includes(`](docs/${file})`))).toEqual([]);
});

it('shows six of the example workflows that there are, and leads to all of them', () => {
	const listed = [...section('Examples').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!);
	expect(listed).toHaveLength(6);
	expect(listed.filter((name) => !existsSync(join(root, 'workflows', `${name}.json`)))).toEqual([]);
	expect(section('Examples')).toContain('](workflows/README.md)');
});

it('the page of the example workflows has each of them', () => {
	const files = readdirSync(join(root, 'workflows')).filter((file) => file.endsWith('.json'));
	const listed = [...read('workflows/README.md').matchAll(/^\*\*`([\w-]+)`\*\*/gm)].map(([, name]) => `${name}.json`);
	expect(listed.sort()).toEqual(files.sort());
});

it('docs/events.md says of every trigger what it receives', () => {
	const triggers = ourNodes.map(({ made }) => made.description).filter(({ group }) => group.includes('trigger'));
	const listed = [...read('docs/events.md').matchAll(/^\| ([\w -]+ Trigger) \|/gm)].map(([, name]) => name!);
	expect(listed.sort()).toEqual(triggers.map(({ displayName }) => displayName).sort());
});

it('docs/data.md says of every data table of the example workflows what lies in it', () => {
	const tables = readdirSync(join(root, 'workflows'))
		.filter((file) => file.endsWith('.json'))
		.flatMap((file) => [...read(`workflows/${file}`).matchAll(/"tableName": "([^"]+)"/g)].map(([, table]) => table!));
	const page = read('docs/data.md');
	expect([...new Set(tables)].filter((table) => !page.includes(`\`${table}\``))).toEqual([]);
});

it('has an event to paste that a trigger gives', () => {
	const [event] = JSON.parse(/^ +(\[\{[^]*?\}\])$/m.exec(section('Your first workflow'))![1]!) as [object];
	expect(exampleOf('order.created')).toMatchObject(event);
});

it('names the version that is built', () => {
	const named = [readme, read('docs/operate.md')].map((text) => new Set(text.match(/n8n-nodes-blink-[\d.]+\.tgz/g)));
	for (const names of named) expect([...names]).toEqual([`n8n-nodes-blink-${manifest.version}.tgz`]);
});

it('writes in bold only what is on the screen by that name, or how a paragraph begins', () => {
	const known = labelsOnScreen();
	const emphasis = ['Bringg', 'Ordatic', 'sandbox'];
	const { bold } = labelsNamed(readme, known);
	expect(bold.filter((words) => !known.has(words) && !emphasis.includes(words) && !/[.?]$/.test(words))).toEqual([]);
});
