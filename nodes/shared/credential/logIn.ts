import {
	sleep,
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { addressOf, domainProblem } from '../http/address';
import type { Api, EndpointTable } from '../http/api';
import { refusedTokenField } from '../http/attempt';
import { isWebAddress } from '../http/baseUrl';
import { noResponseText } from '../http/errorMessages';
import { retryAfterSeconds, retryDelay, type Failure } from '../http/retry';
import { bareToken, LoginRefused, ownedToken, sharedToken, tokenOf } from '../http/token';
import { redactedMessage, vendorMessageOf } from '../http/vendorMessage';
import { isRecord } from '../parsing/values';
import { noResponse, type NoResponse, type ProbeResponse } from './probe';

const timeoutSeconds = 30;

/** Sends the login and gives the response of whatever status, or why there was none. */
type SendLogin = (request: { method: 'POST'; url: string; body: IDataObject }) => Promise<ProbeResponse | NoResponse>;

/** How a vendor hands out a token: its API has an endpoint `login`, which responds with `{access_token}`. */
export interface Login {
	api: Api<EndpointTable & { login: EndpointTable[string] }>;
	/** What the login sends. */
	body(credentials: ICredentialDataDecryptedObject): IDataObject;
	/** What a refusal is about: "the username or the password". */
	whatIsWrong: string;
	/** An example of a URL. */
	example: string;
}

/**
 * Logs in to a vendor and returns the access token. Throws a UserError that says whether the vendor refused (a
 * `LoginRefused`), cannot be reached or may not be called, or is another one.
 */
export async function logIn(
	{ api, body: bodyOf, whatIsWrong, example }: Login,
	send: SendLogin,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const vendor = api.displayName;
	const customBaseUrl = api.baseUrl(credentials, 'login');
	if (customBaseUrl === '') throw new UserError(`The URL is empty. Fill in the address of your ${vendor} API.`);
	if (!isWebAddress(customBaseUrl)) throw new UserError(`URL is not valid. An example is ${example}.`);
	const { url, baseUrl } = addressOf(api, 'login', credentials);
	const forbidden = domainProblem(credentials, url);
	if (forbidden !== undefined) throw new UserError(forbidden);
	const response = await send({ method: 'POST', url, body: bodyOf(credentials) });
	if ('code' in response) throw new UserError(noResponseText(baseUrl, response.code));
	const { status, body } = response;
	const secrets = api.secrets.map((field) => String(credentials[field] ?? ''));
	const vendorMessage = redactedMessage(vendorMessageOf(body) ?? '', secrets);
	const token = isRecord(body) && typeof body.access_token === 'string' ? bareToken(body.access_token) : '';
	if (status < 300 && token !== '') return token;
	if (isRecord(body) && (status < 300 || [400, 401, 403, 422].includes(status))) {
		const suffix = vendorMessage === '' ? '' : ` ${vendor} reported: ${vendorMessage}`;
		throw new LoginRefused(`${vendor} refused ${whatIsWrong}.${suffix}`);
	}
	if (status === 429 || status >= 500) {
		throw new UserError(`${vendor} cannot process logins right now (status ${status}). Try again later.`);
	}
	throw new UserError(
		`${baseUrl} responded, but not like ${vendor} (status ${status}). Check the environment and the URL.`,
	);
}

/** The token that a credential stores: n8n asks for it when there is none, and when a call was refused. */
export async function fetchToken(
	login: Login,
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const { api } = login;
	const account = api.account(credentials);
	const refused = credentials[refusedTokenField] ?? tokenOf(account, credentials[api.token!.field]);
	// Older versions of n8n would store it with the new token.
	delete credentials[refusedTokenField];
	const token = await sharedToken(
		account,
		typeof refused === 'string' ? refused : undefined,
		async () => await logIn(login, loginOver(helpers, login), credentials),
	);
	return ownedToken(account, token);
}

/** A request with the token that the credential stores. Another account's token is not sent. */
export function withToken(
	api: Api,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const token = tokenOf(api.account(credentials), credentials[api.token!.field]);
	if (token === undefined) return options;
	return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
}

/**
 * The login sent with the helpers that n8n gives a token exchange, and sent again while the vendor is busy or cannot be
 * reached: twice does no harm.
 */
function loginOver(helpers: IHttpRequestHelper['helpers'], { api }: Login): SendLogin {
	return async (request) => {
		for (let attempt = 1; ; attempt++) {
			const pending = helpers.httpRequest({
				...request,
				json: true,
				timeout: timeoutSeconds * 1000,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				// The time for the whole answer, not for a silence in it.
				abortSignal: AbortSignal.timeout(timeoutSeconds * 1000),
			}) as Promise<IN8nHttpFullResponse>;
			// Only the code is kept: the cause may hold the request, and with it the password.
			const response = await pending.catch(noResponse);
			const delay = retryDelay(api.endpoints.login, { failure: failureOf(response) }, attempt);
			if (delay === undefined)
				return 'code' in response ? response : { status: response.statusCode, body: response.body };
			await sleep(delay * 1000);
		}
	};
}

function failureOf(response: IN8nHttpFullResponse | NoResponse): Failure {
	if ('code' in response) return { kind: 'network', code: response.code };
	const { statusCode: status, headers } = response;
	return { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(headers['retry-after']) };
}
