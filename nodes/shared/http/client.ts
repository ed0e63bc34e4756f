import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Api, EndpointName } from './api';
import { attempt, credentialsOf, type ApiContext } from './attempt';
import { addressOf, type Endpoint } from './endpoint';
import { errorOf } from './errors';
import { openGate, type Gate } from './gate';
import { retryDelay } from './retry';
import { confirmation, vendorIsThere, type AnswerReader, type Verdict } from './verdict';

export interface ApiRequest<T = unknown> {
	query?: IDataObject;
	body?: IDataObject;
	/** What the call exists to fetch. Without it, any answer that is not empty confirms the call. */
	answer?: AnswerReader<T>;
}

export interface ApiClient<Name extends string = string> {
	/**
	 * Calls one row of the API's endpoint table and returns what `answer` reads from the parsed JSON, or all of it. An answer
	 * that is empty, is no JSON or lacks it is never a success. Throws `Refused` when the vendor says no to what was sent,
	 * `Unreachable` when it cannot be reached, fails or does not accept the login, and a `CallFailed` for all else, each in
	 * plain words. Repeats only what `retry.ts` allows.
	 */
	call<T = unknown>(endpoint: Name, request?: ApiRequest<T>): Promise<T>;
}

/**
 * A client for `api` that reports its errors on the item at `itemIndex`. The timeout is per attempt, in seconds. Clients of
 * the same run share a gate.
 */
export function apiClient<Of extends Api>(
	context: ApiContext,
	api: Of,
	{
		itemIndex,
		timeoutSeconds = 60,
		gate = openGate(),
	}: { itemIndex?: number; timeoutSeconds?: number; gate?: Gate } = {},
): ApiClient<EndpointName<Of>> {
	const place = { context, api, itemIndex };
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

	async function call<T = unknown>(name: EndpointName<Of>, request: ApiRequest<T> = {}): Promise<T> {
		const { query, body, answer = confirmation as AnswerReader<T> } = request;
		const credentials = await credentialsOf(place);
		const endpoint = api.endpoints[name]!;
		const address = addressOf(api, name, credentials);
		const options: IHttpRequestOptions = {
			method: endpoint.method,
			url: address.url,
			qs: query,
			body,
			json: true,
			timeout: timeoutSeconds * 1000,
			returnFullResponse: true,
			// All of them: n8n would log in again after a 401 only, and not know which token was turned down.
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		};

		const turn = {};
		try {
			for (let attempts = 1; ; attempts++) {
				await gate.passed(signal);
				const verdict = await attempt(place, options, credentials, answer);
				if (vendorIsThere(verdict)) gate.answered(turn);
				if (verdict.kind === 'answer') return verdict.answer;
				if (isOtherMethod(verdict, endpoint, options)) {
					Object.assign(options, { method: endpoint.otherMethod, qs: undefined, body: query });
					continue;
				}
				if (verdict.kind === 'failed') {
					const delay = retryDelay(endpoint, verdict.failure, attempts);
					if (delay !== undefined && (await gate.mayRetry(turn, verdict.failure, delay, signal))) continue;
				}
				throw errorOf({ ...address, api, endpoint }, verdict, context.getNode(), itemIndex);
			}
		} finally {
			gate.gaveUp(turn);
		}
	}

	return { call };
}

/** Whether the vendor seems to know the path, but under the other method that its pages name. */
function isOtherMethod(verdict: Verdict<unknown>, { otherMethod }: Endpoint, { method }: IHttpRequestOptions): boolean {
	if (otherMethod === undefined || method === otherMethod || verdict.kind !== 'failed') return false;
	return verdict.failure.kind === 'status' && [404, 405].includes(verdict.failure.status);
}
