import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Login } from '../../shared/credential/logIn';
import { addressOf } from '../../shared/http/address';
import type { Api } from '../../shared/http/api';
import { normalizeBaseUrl } from '../../shared/http/baseUrl';
import { explicitNo } from '../../shared/http/vendorMessage';
import { flag } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import { blinkEndpoints, blinkHosts } from './endpoints';

/** The host that a Blink credential points at. */
export function blinkBaseUrl({ environment, url }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return normalizeBaseUrl(String(url ?? ''));
	return environment === 'sandbox' ? blinkHosts.sandbox : blinkHosts.production;
}

/** User, password, and every host that is called: an override may be a whole URL. */
function accountOf(credentials: ICredentialDataDecryptedObject): string[] {
	const names = Object.keys(blinkEndpoints) as Array<keyof typeof blinkEndpoints>;
	const hosts = new Set(names.map((name) => addressOf(blinkApi, name, credentials).baseUrl));
	const login = addressOf(blinkApi, 'login', credentials);
	return [...hosts, login.url, String(credentials.username), String(credentials.password)];
}

/** Messages of APIs built like Blink's (Laravel, JWT) about the token of a call. Blink's own are not documented. */
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

/** Whether a message may be about the token of the call. It may also be about another one, such as a payment's. */
function speaksOfToken(vendorMessage: string): boolean {
	return /unauthenticated|unauthori[sz]ed|(token|jwt).*(expired|invalid)|(expired|invalid).*(token|jwt)/i.test(
		vendorMessage,
	);
}

/** How Blink hands out a token: `POST /interface/v1/login` (Blink's page "Authorization API"). */
export const blinkLogin: Login = {
	api: blinkApi,
	body: ({ username, password }) => ({ username, password }),
	whatIsWrong: 'the username or the password',
	example: blinkHosts.production,
};
