import {
	UserError,
	sleep,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { endpointPath } from '../shared/http/endpoint';
import { type Failure, retryAfterSeconds, retryDelay } from '../shared/http/retry';
import { vendorWords, withoutSecretValues } from '../shared/http/vendorWords';
import { isRecord } from '../shared/model/repair';
import { blinkBaseUrl } from './api';
import { blinkEndpoints } from './endpoints';

const timeoutSeconds = 30;

/**
 * Logs in to Blink (`POST /interface/v1/login`, Blink's page "Authorization API") and returns the access token.
 * Throws a UserError that says in plain words whether the password is wrong, the host cannot be reached, or the URL is not Blink's.
 */
export async function logIn(
	helpers: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const baseUrl = blinkBaseUrl(credentials);
	if (baseUrl === '') throw new UserError('The URL is empty. Fill in the address of your Blink API.');
	const answer = await answerOf(helpers, credentials, baseUrl);
	const { statusCode, body } = answer;
	const words = withoutSecretValues(vendorWords(body) ?? '', [String(credentials.password ?? '')]);
	const token = isRecord(body) ? body.access_token : undefined;
	if (statusCode < 300 && typeof token === 'string' && token !== '') return token;
	const speaksJson = isRecord(body);
	if (speaksJson && (statusCode < 300 || [400, 401, 403, 422].includes(statusCode))) {
		const said = words === '' ? '' : ` Blink said: ${words}`;
		throw new UserError(`Blink refused the username or the password.${said}`);
	}
	if (statusCode === 429 || statusCode >= 500) {
		throw new UserError(`Blink cannot log anyone in right now (status ${statusCode}). Try again later.`);
	}
	throw new UserError(
		`${baseUrl} answered, but not like Blink (status ${statusCode}). Check the environment and the URL.`,
	);
}

/** The answer to the login, asked for again while Blink is busy or cannot be reached: twice does no harm. */
async function answerOf(
	helpers: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
	baseUrl: string,
): Promise<IN8nHttpFullResponse> {
	const path = endpointPath(blinkEndpoints, 'login', credentials.endpointPaths);
	for (let attempt = 1; ; attempt++) {
		const request = helpers.httpRequest({
			method: 'POST',
			url: `${baseUrl}${path}`,
			body: { username: credentials.username, password: credentials.password },
			json: true,
			timeout: timeoutSeconds * 1000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		}) as Promise<IN8nHttpFullResponse>;
		// The cause is left behind: it may hold the request, and with it the password.
		const answer = await request.catch(() => undefined);
		const delay = retryDelay(blinkEndpoints.login, failureOf(answer), attempt);
		if (delay !== undefined) {
			await sleep(delay * 1000);
			continue;
		}
		if (answer !== undefined) return answer;
		throw new UserError(
			`${baseUrl} could not be reached. Check the environment, the URL, and this server's network.`,
		);
	}
}

function failureOf(answer: IN8nHttpFullResponse | undefined): Failure {
	if (answer === undefined) return { kind: 'network', code: '' };
	const { statusCode: status, headers } = answer;
	return { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(headers['retry-after']) };
}
