import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { normaliseBaseUrl } from '../../shared/http/baseUrl';
import { explicitNo } from '../../shared/http/refusal';
import { flag } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import { logisticsToken } from './authentication';
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
	account: (credentials) => [logisticsBaseUrl(credentials), logisticsToken(credentials)],
	// No error body is documented: taken to be like Blink's own.
	refusal: explicitNo,
	// The documented answers name their event and say no success.
	confirms: (body) => isRecord(body) && (flag.parse(body.success) === true || /^TASK_/i.test(String(body.event))),
};
