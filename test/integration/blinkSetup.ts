import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { runNode, type NodeRun } from './harness/n8n';

/** The credential of the Blink node for a running sandbox. */
export const blinkCredentials = (sandbox: Sandbox, more: IDataObject = {}) => ({
	blinkApi: {
		username: 'demo',
		password: 'demo-password',
		environment: 'custom',
		url: sandbox.url,
		accessToken: '',
		...more,
	} as never,
});

export interface BlinkRun {
	input?: IDataObject[];
	settings?: Partial<INode>;
	timezone?: string;
	/** Replaces values of the credential. */
	credential?: IDataObject;
}

/** Runs one operation of the Blink node, named as resource and operation: "order:create". */
export async function blink(
	sandbox: Sandbox,
	operation: string,
	parameters: INodeParameters = {},
	{ input, settings, timezone, credential }: BlinkRun = {},
): Promise<NodeRun> {
	const [resource, name] = operation.split(':');
	return await runNode(
		{
			type: 'blink',
			parameters: { resource, operation: name, ...parameters } as INodeParameters,
			credentials: blinkCredentials(sandbox, credential),
			settings,
			timezone,
		},
		input,
	);
}

/** The calls of one endpoint, by the last part of its path. */
export function callsOf(sandbox: Sandbox, endpoint: string) {
	return sandbox.calls.filter(({ path }) => path.endsWith(`/${endpoint}`));
}
