import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { addressOf } from '../../shared/http/address';
import type { Api } from '../../shared/http/api';
import { normaliseBaseUrl } from '../../shared/http/baseUrl';
import { explicitNo } from '../../shared/http/refusal';
import { flag } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import { blinkEndpoints, blinkHosts } from './endpoints';

/** The host that a Blink credential points at. */
export function blinkBaseUrl({ environment, url }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return normaliseBaseUrl(String(url ?? ''));
	return environment === 'sandbox' ? blinkHosts.sandbox : blinkHosts.production;
}

/** User, password, and every host that is called: a person's own path may be a whole URL. */
function accountOf(credentials: ICredentialDataDecryptedObject): string[] {
	const names = Object.keys(blinkEndpoints) as Array<keyof typeof blinkEndpoints>;
	const hosts = new Set(names.map((name) => addressOf(blinkApi, name, credentials).baseUrl));
	const login = addressOf(blinkApi, 'login', credentials);
	return [...hosts, login.url, String(credentials.username), String(credentials.password)];
}

/** What APIs built like Blink's (Laravel, JWT) are known to say of the token of a call. What Blink says is not documented. */
const tokenPhrases = [
	'token_expired',
	'token is expired',
	'token has expired',
	'tokenexpired',
	'jwt expired',
	'token_invalid',
	'unauthenticated',
];

export const blinkApi: Api<typeof blinkEndpoints> = {
	displayName: 'Blink',
	credential: 'blinkApi',
	endpoints: blinkEndpoints,
	secrets: ['password'],
	baseUrl: blinkBaseUrl,
	account: accountOf,
	refusal: explicitNo,
	// Success bodies carry `success`, `msg`, `error` (documented).
	confirms: (body) => isRecord(body) && flag.parse(body.success) === true,
	token: { field: 'accessToken', refusedBy: speaksOfToken, phrases: tokenPhrases },
};

/** Whether words may be about the token of the call. They may also be about another one, such as a payment's. */
function speaksOfToken(vendorMessage: string): boolean {
	return /unauthenticated|unauthori[sz]ed|(token|jwt).*(expired|invalid)|(expired|invalid).*(token|jwt)/i.test(
		vendorMessage,
	);
}
