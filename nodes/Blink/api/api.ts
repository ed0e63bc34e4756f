import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { normaliseBaseUrl } from '../../shared/http/baseUrl';
import { addressOf } from '../../shared/http/endpoint';
import { vendorWords } from '../../shared/http/vendorWords';
import { flag } from '../../shared/reading/sent';
import { isRecord } from '../../shared/reading/values';
import { blinkEndpoints, blinkHosts } from './endpoints';

/** The host that a Blink credential points at. */
export function blinkBaseUrl({ environment, url }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return normaliseBaseUrl(String(url ?? ''));
	return environment === 'sandbox' ? blinkHosts.sandbox : blinkHosts.production;
}

/** Host, user and password. Where the login has a host of its own, that host counts too. */
function accountOf(credentials: ICredentialDataDecryptedObject): string[] {
	const login = addressOf(blinkApi, 'login', credentials);
	return [blinkBaseUrl(credentials), login.url, String(credentials.username), String(credentials.password)];
}

export const blinkApi: Api<typeof blinkEndpoints> = {
	displayName: 'Blink',
	credential: 'blinkApi',
	endpoints: blinkEndpoints,
	secrets: ['password', 'accessToken'],
	baseUrl: blinkBaseUrl,
	account: accountOf,
	// Success bodies carry `success`, `msg`, `error`; a 200 with `success: false` is a refusal.
	refusal: (body) => {
		if (!isRecord(body)) return undefined;
		const words = vendorWords(body);
		if (flag.parse(body.success) === false) return words ?? 'no reason was given';
		// Laravel's own refusal is `{"message": "Unauthenticated."}` and nothing beside.
		const saysNothingElse = body.success === undefined && body.data === undefined;
		return saysNothingElse && words !== undefined && saysDeadToken(words) ? words : undefined;
	},
	token: { field: 'accessToken', refusedBy: saysDeadToken },
};

/** How Blink says that a token has expired is not documented: these are the words of APIs built like it (Laravel, JWT). */
function saysDeadToken(words: string): boolean {
	return /unauthenticated|unauthori[sz]ed|(token|jwt).*(expired|invalid)|(expired|invalid).*(token|jwt)/i.test(words);
}
