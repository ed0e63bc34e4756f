import {
	sleep,
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestHelper,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { domainProblem } from '../../shared/credential/allowedDomains';
import { bareToken } from '../../shared/credential/ownedToken';
import { noAnswer, type NoAnswer, type ProbeAnswer } from '../../shared/credential/probe';
import { LoginRefused } from '../../shared/credential/sharedToken';
import { isWebAddress } from '../../shared/http/baseUrl';
import { addressOf } from '../../shared/http/endpoint';
import { noAnswerText } from '../../shared/http/failureText';
import { retryAfterSeconds, retryDelay, type Failure } from '../../shared/http/retry';
import { shownWords, vendorWords } from '../../shared/http/vendorWords';
import { isRecord } from '../../shared/reading/values';
import { blinkApi, blinkBaseUrl } from './api';
import { blinkEndpoints } from './endpoints';

const timeoutSeconds = 30;

/** Sends the login and gives the answer of whatever status, or why there was none. */
export type SendLogin = (request: {
	method: 'POST';
	url: string;
	body: IDataObject;
}) => Promise<ProbeAnswer | NoAnswer>;

/**
 * Logs in to Blink (`POST /interface/v1/login`, Blink's page "Authorization API") and returns the access token.
 * Throws a UserError that says in plain words whether the password is wrong, the host cannot be reached or is not allowed, or
 * the URL is not Blink's.
 */
export async function logIn(send: SendLogin, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const ownBaseUrl = blinkBaseUrl(credentials);
	if (ownBaseUrl === '') throw new UserError('The URL is empty. Fill in the address of your Blink API.');
	if (!isWebAddress(ownBaseUrl)) throw new UserError('URL is not a URL. It looks like https://api.blinkco.io.');
	const { url, baseUrl } = addressOf(blinkApi, 'login', credentials);
	const forbidden = domainProblem(credentials, url);
	if (forbidden !== undefined) throw new UserError(forbidden);
	const answer = await send({
		method: 'POST',
		url,
		body: { username: credentials.username, password: credentials.password },
	});
	if ('code' in answer) throw new UserError(noAnswerText(baseUrl, answer.code));
	const { status, body } = answer;
	const words = shownWords(vendorWords(body) ?? '', [String(credentials.password ?? '')]);
	const token = isRecord(body) && typeof body.access_token === 'string' ? bareToken(body.access_token) : '';
	if (status < 300 && token !== '') return token;
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
				// The time for the whole answer, not for a silence in it.
				abortSignal: AbortSignal.timeout(timeoutSeconds * 1000),
			}) as Promise<IN8nHttpFullResponse>;
			// Only the code is kept: the cause may hold the request, and with it the password.
			const answer = await response.catch(noAnswer);
			const delay = retryDelay(blinkEndpoints.login, { failure: failureOf(answer) }, attempt);
			if (delay === undefined) return 'code' in answer ? answer : { status: answer.statusCode, body: answer.body };
			await sleep(delay * 1000);
		}
	};
}

function failureOf(answer: IN8nHttpFullResponse | NoAnswer): Failure {
	if ('code' in answer) return { kind: 'network', code: answer.code };
	const { statusCode: status, headers } = answer;
	return { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(headers['retry-after']) };
}
