import type { INodeTypeDescription } from 'n8n-workflow';

import { name } from '../../../package.json';
import { ourNodes } from '../../support/package';

/** Every node that the package gives to n8n, by the type under which a workflow names it. */
export const nodeTypes: ReadonlyMap<string, INodeTypeDescription> = new Map(
	ourNodes.map(({ made: { description } }) => [`${name}.${description.name}`, description]),
);

/** Whether a node is one of this package's. */
export function isOurs(type: string): boolean {
	return type.startsWith(`${name}.`);
}
