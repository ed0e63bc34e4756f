import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { addressOf } from '../http/address';
import type { Api } from '../http/api';
import { isReadableOnTheWay } from '../http/baseUrl';

/**
 * A warning to add to a credential test that succeeded: the connection is not encrypted, or an endpoint's path leads to
 * another host. Empty when neither is so.
 */
export function transportNote(api: Api, credentials: ICredentialDataDecryptedObject): string {
	const addresses = Object.keys(api.endpoints).map((name) => addressOf(api, name, credentials));
	const home = hostOf(api.baseUrl(credentials, ''));
	const readable = [...new Set(addresses.filter(({ url }) => isReadableOnTheWay(url)).map(({ url }) => hostOf(url)))];
	const others = api.endpointUrls === undefined ? addresses.map(({ url }) => hostOf(url)) : [];
	const away = [...new Set(others)].filter((host) => host !== home);
	return [
		...(readable.length > 0 ? [` What is sent to ${readable.join(', ')} is not encrypted: use https.`] : []),
		...(away.length > 0 ? [` Endpoint Paths send calls, and the login with them, to ${away.join(', ')} too.`] : []),
	].join('');
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : url;
}
