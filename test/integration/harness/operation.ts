import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode, type NodeRun, type NodeSetup } from './n8n';

/** A field whose expression finds nothing. One that is left empty n8n refuses by itself, before the node runs. */
export const nothing = '={{ $json.nothing }}';

export interface OperationRun extends Partial<NodeSetup> {
	input?: IDataObject[];
	/** Replaces values of the credential. */
	own?: ICredentialDataDecryptedObject;
}

/** Runs the operations of one resource, and makes sure that the secret is nowhere in what n8n would store of a run. */
export function operationsOf<Operation extends string>(
	{ type, resource, secret }: { type: string; resource: string; secret: string },
	credential: (own?: ICredentialDataDecryptedObject) => ICredentialDataDecryptedObject,
) {
	return async (
		operation: Operation,
		parameters: INodeParameters,
		{ input, own, ...setup }: OperationRun = {},
	): Promise<NodeRun> => {
		const result = await runNode(
			{
				type,
				parameters: { resource, operation, ...parameters },
				credentials: { [`${type}Api`]: credential(own) },
				...setup,
			},
			input,
		);
		expect(JSON.stringify(result.run)).not.toContain(secret);
		return result;
	};
}
