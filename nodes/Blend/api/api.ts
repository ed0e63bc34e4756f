import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { withScheme } from '../../shared/http/baseUrl';
import { explicitNo } from '../../shared/http/refusal';
import { vendorMessageOf } from '../../shared/http/vendorMessage';
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
