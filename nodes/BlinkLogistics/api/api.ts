import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { normaliseBaseUrl } from '../../shared/http/baseUrl';
import { vendorWords } from '../../shared/http/vendorWords';
import { flag } from '../../shared/reading/sent';
import { isRecord } from '../../shared/reading/values';
import { logisticsEndpoints, logisticsHosts } from './endpoints';

/** The host that a Blink Logistics credential points at. */
export function logisticsBaseUrl({ environment, url }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return normaliseBaseUrl(String(url ?? ''));
	return environment === 'staging' ? logisticsHosts.staging : logisticsHosts.production;
}

export const logisticsApi: Api<typeof logisticsEndpoints> = {
	displayName: 'Blink Logistics',
	credential: 'blinkLogisticsApi',
	endpoints: logisticsEndpoints,
	secrets: ['token'],
	baseUrl: logisticsBaseUrl,
	account: (credentials) => [logisticsBaseUrl(credentials), String(credentials.token)],
	// No error body is documented: taken to be like Blink's own, where `success: false` is a refusal.
	refusal: (body) =>
		isRecord(body) && flag.parse(body.success) === false ? (vendorWords(body) ?? 'no reason was given') : undefined,
};
