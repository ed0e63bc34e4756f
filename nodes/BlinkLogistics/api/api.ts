import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { normalizeBaseUrl } from '../../shared/http/baseUrl';
import { bareToken } from '../../shared/http/token';
import { explicitNo } from '../../shared/http/vendorMessage';
import { flag } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import { logisticsEndpoints, logisticsHosts } from './endpoints';

/** The host that a Blink Logistics credential points at. */
export function logisticsBaseUrl({ environment, url }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return normalizeBaseUrl(String(url ?? ''));
	return environment === 'staging' ? logisticsHosts.staging : logisticsHosts.production;
}

export const logisticsApi: Api<typeof logisticsEndpoints> = {
	displayName: 'Blink Logistics',
	credential: 'blinkLogisticsApi',
	endpoints: logisticsEndpoints,
	secrets: ['token'],
	baseUrl: logisticsBaseUrl,
	account: (credentials) => [logisticsBaseUrl(credentials), logisticsToken(credentials)],
	// No error body is documented: taken to be like Blink's own.
	refusal: explicitNo,
	// The documented responses name their event and have no `success`.
	confirms: (body) => isRecord(body) && (flag.parse(body.success) === true || /^TASK_/i.test(String(body.event))),
};

/** The token from the portal, as it goes into the header. */
export function logisticsToken({ token }: ICredentialDataDecryptedObject): string {
	return bareToken(String(token ?? ''));
}

/** The header that carries the token: name and prefix are assumed, so the credential can replace them. */
export function logisticsHeaders(credentials: ICredentialDataDecryptedObject): Record<string, string> {
	const name = String(credentials.headerName ?? '').trim() || 'Authorization';
	return { [name]: `${String(credentials.headerPrefix ?? '').trim()} ${logisticsToken(credentials)}`.trim() };
}
