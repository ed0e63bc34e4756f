import { basename, join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import manifest from '../../package.json';

/* What the package gives to n8n. Which nodes and credentials there are is in package.json, as n8n reads it. */

/** A node or a credential: its file without an ending, and one of it. */
interface Given<Type> {
	file: string;
	made: Type;
}

function load<Type>(path: string): Given<Type> {
	const file = join(__dirname, '../..', path.replace(/^dist\/(.*)\.js$/, '$1'));
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { [basename(file).split('.')[0]!]: Made } = require(`${file}.ts`) as Record<string, new () => Type>;
	return { file, made: new Made!() };
}

/** Every node of the package. */
export const ourNodes = manifest.n8n.nodes.map((path) => load<INodeType>(path));

/** Every credential of the package. */
export const ourCredentials = manifest.n8n.credentials.map((path) => load<ICredentialType>(path));
