import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { blendEndpoints } from '../../nodes/Blend/api/endpoints';
import { blendResources } from '../../nodes/Blend/resources';
import { blinkEndpoints } from '../../nodes/Blink/api/endpoints';
import { blinkResources } from '../../nodes/Blink/resources';
import { logisticsEndpoints } from '../../nodes/BlinkLogistics/api/endpoints';
import { logisticsResources } from '../../nodes/BlinkLogistics/resources';
import { fleetEndpoints, merchantEndpoints } from '../../nodes/Bringg/api/endpoints';
import { fleetResources } from '../../nodes/Bringg/resources/fleet';
import { merchantResources } from '../../nodes/Bringg/resources/merchant';
import { deliveryStatuses } from '../../nodes/shared/model/deliveryStatus';
import { eventNames } from '../../nodes/shared/model/eventName';
import { labelsNamed, labelsOnScreen } from '../support/labels';
import { ourNodes } from '../support/package';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	version: string;
};

const rows = readme
	.split('\n')
	.filter((line) => /^\| (Blink|Blink Logistics|Blend|Bringg Fleet|Bringg Merchant) \|/.test(line));

const nodes = [
	{ node: 'Blink', resources: blinkResources, endpoints: blinkEndpoints },
	{ node: 'Blink Logistics', resources: logisticsResources, endpoints: logisticsEndpoints },
	{ node: 'Blend', resources: blendResources, endpoints: blendEndpoints },
	{ node: 'Bringg Fleet', resources: fleetResources, endpoints: fleetEndpoints },
	{ node: 'Bringg Merchant', resources: merchantResources, endpoints: merchantEndpoints },
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

it('says of every trigger what it hears', () => {
	const triggers = ourNodes.map(({ made }) => made.description).filter(({ group }) => group.includes('trigger'));
	const listed = [...section('Triggers').matchAll(/^\| ([\w -]+ Trigger) \|/gm)].map(([, name]) => name!);
	expect(listed.sort()).toEqual(triggers.map(({ displayName }) => displayName).sort());
});

it('lists the example workflows that there are', () => {
	const files = readdirSync(join(root, 'workflows'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''));
	const listed = [...section('Example workflows').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!);
	expect(listed.sort()).toEqual(files.sort());
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

it('writes in bold only what is on the screen by that name, or how a paragraph begins', () => {
	const known = labelsOnScreen();
	const emphasis = [
		'Bringg',
		'Ordatic',
		'self-hosted community package',
		'Orders that go through Bringg, Blend or Ordatic',
	];
	const { bold } = labelsNamed(readme, known);
	expect(bold.filter((words) => !known.has(words) && !emphasis.includes(words) && !/[.?]$/.test(words))).toEqual([]);
});
