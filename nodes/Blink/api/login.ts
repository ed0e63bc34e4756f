import {
	sleep,
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestHelper,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { ProbeAnswer } from '../../shared/credential/probe';
import { LoginRefused } from '../../shared/credential/sharedToken';
import { isWebAddress } from '../../shared/http/baseUrl';
import { addressOf } from '../../shared/http/endpoint';
import { retryAfterSeconds, retryDelay, type Failure } from '../../shared/http/retry';
import { shownWords, vendorWords } from '../../shared/http/vendorWords';
import { isRecord } from '../../shared/reading/values';
import { blinkApi, blinkBaseUrl } from './api';
import { blinkEndpoints } from './endpoints';

const timeoutSeconds = 30;

/** Sends the login and gives the answer of whatever status, or undefined when nobody answered. */
export type SendLogin = (request: {
	method: 'POST';
	url: string;
	body: IDataObject;
}) => Promise<ProbeAnswer | undefined>;

/**
 * Logs in to Blink (`POST /interface/v1/login`, Blink's page "Authorization API") and returns the access token.
 * Throws a UserError that says in plain words whether the password is wrong, the host cannot be reached, or the URL is not Blink's.
 */
export async function logIn(send: SendLogin, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const ownBaseUrl = blinkBaseUrl(credentials);
	if (ownBaseUrl === '') throw new UserError('The URL is empty. Fill in the address of your Blink API.');
	if (!isWebAddress(ownBaseUrl)) throw new UserError('URL is not a URL. It looks like https://api.blinkco.io.');
	const { url, baseUrl } = addressOf(blinkApi, 'login', credentials);
	const answer = await send({
		method: 'POST',
		url,
		body: { username: credentials.username, password: credentials.password },
	});
	if (answer === undefined) {
		throw new UserError(`${baseUrl} could not be reached. Check the environment, the URL, and this server's network.`);
	}
	const { status, body } = answer;
	const words = shownWords(vendorWords(body) ?? '', [String(credentials.password ?? '')]);
	const token = isRecord(body) ? body.access_token : undefined;
	if (status < 300 && typeof token === 'string' && token !== '') return token;
	const speaksJson = isRecord(body);
	if (speaksJson && (status < 300 || [400, 401, 403, 422].includes(status))) {
		const said = words === '' ? '' : ` Blink said: ${words}`;
		throw new LoginRefused(`Blink refused the username or the password.${said}`);
	}
	if (status === 429 || status >= 500) {
		throw new UserError(`Blink cannot log anyone in right now (status ${status}). Try again later.`);
	}
	throw new UserError(`${baseUrl} answered, but not like Blink (status ${status}). Check the environment and the URL.`);
}

/**
 * The login sent with the helpers that n8n gives a token exchange, and sent again while Blink is busy or cannot be
 * reached: twice does no harm.
 */
export function loginOver(helpers: IHttpRequestHelper['helpers']): SendLogin {
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
			const delay = retryDelay(blinkEndpoints.login, failureOf(answer), attempt);
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
