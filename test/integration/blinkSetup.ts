import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { blinkApi } from '../../nodes/Blink/api/api';
import { ownedToken } from '../../nodes/shared/http/token';
import type { Sandbox } from '../../sandbox';
import type { NodeRun } from './harness/n8n';
import { operationsOf, type OperationRun } from './harness/operation';

const password = 'demo-password';

/** The credential of the Blink node for a running sandbox. */
export const blinkCredentials = (sandbox: Sandbox, more: IDataObject = {}) => ({
	blinkApi: {
		username: 'demo',
		password,
		environment: 'custom',
		url: sandbox.url,
		accessToken: '',
		...more,
	} as never,
});

/** A credential with a token that was kept from an earlier login of its account. */
export const withKeptToken = (credential: ICredentialDataDecryptedObject, token: string) => ({
	...credential,
	accessToken: ownedToken(blinkApi.account(credential), token),
});

/** The least that Order > Create takes. */
export const pickupOrder = {
	branch: '60002',
	deliveryType: 'pickup',
	customerName: 'A',
	customerPhone: '03001234567',
	itemsFrom: 'json',
	itemsJson: '[{"blink_item_id": 1, "name": "Milk", "price": 85, "quantity": 1}]',
	paymentMethod: 'cash',
	subtotal: '85',
	deliveryCharges: '0',
	total: '85',
} satisfies INodeParameters;

/** Runs one operation of the Blink node, named as resource and operation: "order:create". */
export async function blink(
	sandbox: Sandbox,
	operation: string,
	parameters: INodeParameters = {},
	run: OperationRun = {},
): Promise<NodeRun> {
	const [resource, name] = operation.split(':') as [string, string];
	const runOf = operationsOf({ type: 'blink', resource, secret: password }, (own) => {
		return blinkCredentials(sandbox, own).blinkApi;
	});
	return await runOf(name, parameters, run);
}

/** The calls of one endpoint, by the last part of its path. */
export function callsOf(sandbox: Sandbox, endpoint: string) {
	return sandbox.calls.filter(({ path }) => path.endsWith(`/${endpoint}`));
}
