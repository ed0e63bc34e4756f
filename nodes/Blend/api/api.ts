import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { withScheme } from '../../shared/http/baseUrl';
import { explicitNo, vendorMessageOf } from '../../shared/http/vendorMessage';
import { isRecord } from '../../shared/parsing/values';
import { blendEndpoints, blendHosts } from './endpoints';

/** The host of the environment, for URLs that the credential leaves empty. */
export function blendBaseUrl({ environment }: ICredentialDataDecryptedObject): string {
	return environment === 'staging' ? blendHosts.staging : blendHosts.production;
}

/** The URLs that Blend handed out. */
export function blendUrls({ orderReceiveUrl, orderStatusUrl }: ICredentialDataDecryptedObject) {
	return { sendOrder: customUrl(orderReceiveUrl), updateOrderStatus: customUrl(orderStatusUrl) };
}

function customUrl(typed: unknown): string {
	const url = String(typed ?? '').trim();
	return url.startsWith('/') ? url : withScheme(url);
}

export const blendApi: Api<typeof blendEndpoints> = {
	displayName: 'Blend',
	credential: 'blendApi',
	endpoints: blendEndpoints,
	secrets: ['headerSecret'],
	baseUrl: blendBaseUrl,
	account: (credentials) => [
		blendBaseUrl(credentials),
		...Object.values(blendUrls(credentials)),
		String(credentials.headerName),
		String(credentials.headerSecret),
	],
	endpointUrls: blendUrls,
	refusal: (body) => {
		const status = isRecord(body) ? body.status : undefined;
		const isOther = typeof status === 'string' && status.trim() !== '' && !isSuccess(status);
		return isOther ? (vendorMessageOf(body) ?? `status "${status}"`) : explicitNo(body);
	},
	// Blend's page: only "success" confirms that it has stored what it got; "failed" comes with status 200.
	confirms: (body) => isRecord(body) && isSuccess(body.status),
};

function isSuccess(status: unknown): boolean {
	return typeof status === 'string' && status.trim().toLowerCase() === 'success';
}

/**
 * The header that Blend agreed on with the partner, if any: its pages do not document one. Blanks around its value are left out. A
 * value without a name is not sent: the credential's test refuses it.
 */
export function blendHeaders({ headerName, headerSecret }: ICredentialDataDecryptedObject): Record<string, string> {
	const name = String(headerName ?? '').trim();
	return name === '' ? {} : { [name]: String(headerSecret ?? '').trim() };
}
