import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { blendEndpoints } from '../../nodes/Blend/api/endpoints';
import { blendResources } from '../../nodes/Blend/resources';
import { blinkEndpoints } from '../../nodes/Blink/api/endpoints';
import { blinkResources } from '../../nodes/Blink/resources';
import { logisticsEndpoints } from '../../nodes/BlinkLogistics/api/endpoints';
import { logisticsResources } from '../../nodes/BlinkLogistics/resources';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
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

it('lists the example workflows that there are', () => {
	const files = readdirSync(join(root, 'workflows'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''));
	const listed = [...readme.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!);
	expect(listed.sort()).toEqual(files.sort());
});

it('names only scripts that package.json has', () => {
	const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!);
	expect(named.length).toBeGreaterThan(0);
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
