import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

const root = join(__dirname, '..', '..', '..');
const { name, n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	n8n: { nodes: string[] };
};

function load(file: string): INodeTypeDescription {
	const source = join(root, file.replace(/^dist\//, '').replace(/\.js$/, ''));
	// Which files there are is in package.json, as n8n reads it.
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const [Type] = Object.values(require(source) as Record<string, new () => INodeType>);
	return new Type!().description;
}

/** Every node that the package gives to n8n, by the type under which a workflow names it. */
export const nodeTypes: ReadonlyMap<string, INodeTypeDescription> = new Map(
	n8n.nodes.map(load).map((description) => [`${name}.${description.name}`, description]),
);

/** Whether a node is one of this package's. */
export function isOurs(type: string): boolean {
	return type.startsWith(`${name}.`);
}
