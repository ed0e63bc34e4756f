import {
	sleep,
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestHelper,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Api } from '../http/api';
import { isWebAddress } from '../http/baseUrl';
import { addressOf, type EndpointTable } from '../http/endpoint';
import { retryAfterSeconds, retryDelay, type Failure } from '../http/retry';
import { shownWords, vendorWords } from '../http/vendorWords';
import { isRecord } from '../reading/values';
import type { ProbeAnswer } from './probe';
import { LoginRefused } from './sharedToken';

const timeoutSeconds = 30;

/** Sends the login and gives the answer of whatever status, or undefined when nobody answered. */
export type SendLogin = (request: {
	method: 'POST';
	url: string;
	body: IDataObject;
}) => Promise<ProbeAnswer | undefined>;

/** How a vendor hands out a token: its API has an endpoint `login`, which answers `{access_token}`. */
export interface Login {
	api: Api<EndpointTable & { login: EndpointTable[string] }>;
	/** What the login sends. */
	body(credentials: ICredentialDataDecryptedObject): IDataObject;
	/** What a refusal speaks of: "the username or the password". */
	proof: string;
	/** A URL as it looks, for a person who typed something else. */
	example: string;
}

/**
 * Logs in to a vendor and returns the access token. Throws a UserError that says in plain words whether the vendor refused
 * (a `LoginRefused`), cannot be reached, or is another one.
 */
export async function logIn(
	{ api, body: bodyOf, proof, example }: Login,
	send: SendLogin,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const vendor = api.displayName;
	const ownBaseUrl = api.baseUrl(credentials, 'login');
	if (ownBaseUrl === '') throw new UserError(`The URL is empty. Fill in the address of your ${vendor} API.`);
	if (!isWebAddress(ownBaseUrl)) throw new UserError(`URL is not a URL. It looks like ${example}.`);
	const { url, baseUrl } = addressOf(api, 'login', credentials);
	const answer = await send({ method: 'POST', url, body: bodyOf(credentials) });
	if (answer === undefined) {
		throw new UserError(`${baseUrl} could not be reached. Check the environment, the URL, and this server's network.`);
	}
	const { status, body } = answer;
	const secrets = api.secrets.map((field) => String(credentials[field] ?? ''));
	const words = shownWords(vendorWords(body) ?? '', secrets);
	const token = isRecord(body) ? body.access_token : undefined;
	if (status < 300 && typeof token === 'string' && token !== '') return token;
	if (isRecord(body) && (status < 300 || [400, 401, 403, 422].includes(status))) {
		const said = words === '' ? '' : ` ${vendor} said: ${words}`;
		throw new LoginRefused(`${vendor} refused ${proof}.${said}`);
	}
	if (status === 429 || status >= 500) {
		throw new UserError(`${vendor} cannot log anyone in right now (status ${status}). Try again later.`);
	}
	throw new UserError(
		`${baseUrl} answered, but not like ${vendor} (status ${status}). Check the environment and the URL.`,
	);
}

/**
 * The login sent with the helpers that n8n gives a token exchange, and sent again while the vendor is busy or cannot be
 * reached: twice does no harm.
 */
export function loginOver(helpers: IHttpRequestHelper['helpers'], { api }: Login): SendLogin {
	return async (request) => {
		for (let attempt = 1; ; attempt++) {
			const response = helpers.httpRequest({
				...request,
				json: true,
				timeout: timeoutSeconds * 1000,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			}) as Promise<IN8nHttpFullResponse>;
			// The cause is left behind: it may hold the request, and with it the password.
			const answer = await response.catch(() => undefined);
			const delay = retryDelay(api.endpoints.login, failureOf(answer), attempt);
			if (delay === undefined) return answer && { status: answer.statusCode, body: answer.body };
			await sleep(delay * 1000);
		}
	};
}

function failureOf(answer: IN8nHttpFullResponse | undefined): Failure {
	if (answer === undefined) return { kind: 'network', code: '' };
	const { statusCode: status, headers } = answer;
	return { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(headers['retry-after']) };
}
