import {
	NodeApiError,
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';

import type { Api, EndpointName } from './api';
import { addressOf, ownPaths } from './endpoint';
import { failureText, notJsonText, refusalText, type CallFacts, type FailureText } from './failureText';
import { openGate, type Gate } from './gate';
import { retryAfterSeconds, retryDelay, type Failure } from './retry';
import { vendorWords, withoutSecretValues } from './vendorWords';

export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export interface ApiRequest {
	query?: IDataObject;
	body?: IDataObject;
}

export interface ApiClient<Name extends string = string> {
	/**
	 * Calls one row of the API's endpoint table and returns the parsed JSON answer (undefined for an empty one).
	 * Throws a NodeApiError in plain words when the vendor cannot be reached, fails or refuses; repeats only what
	 * `retry.ts` allows.
	 */
	call(endpoint: Name, request?: ApiRequest): Promise<unknown>;
}

/**
 * What the vendor said when it refused the content of a call, as opposed to not being reachable, not knowing the path or
 * the account, or failing on its own: a 200 that says no, or a status that blames what was sent. Undefined for any other error.
 */
export function refusalIn(error: unknown): string | undefined {
	const words = error instanceof NodeApiError ? error.context.refusal : undefined;
	return typeof words === 'string' ? words : undefined;
}

const contentIsRefused = new Set([400, 409, 413, 422]);

/** One attempt's outcome: an answer of whatever status, or the code of the network's failure. */
type Outcome = { answer: IN8nHttpFullResponse } | { networkCode: string };

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
	const fail = (text: FailureText, { status, refusal }: { status?: number; refusal?: string } = {}) => {
		const httpCode = status === undefined ? undefined : String(status);
		const error = new NodeApiError(context.getNode(), {}, { ...text, itemIndex, httpCode });
		if (refusal !== undefined) error.context.refusal = refusal;
		return error;
	};

	async function send(options: IHttpRequestOptions, renewFrom?: ICredentialDataDecryptedObject): Promise<Outcome> {
		try {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				api.credential,
				{ ...options },
				// With the token emptied, n8n logs in, stores the new token and sends.
				renewFrom && { credentialsDecrypted: withoutToken(renewFrom) },
			)) as IN8nHttpFullResponse;
			return { answer };
		} catch (error) {
			return outcomeOf(error);
		}
	}

	/** n8n wraps what happened: a failed login (our own words), an answer with 401, or a network failure. */
	function outcomeOf(error: unknown): Outcome {
		const cause = (error as Error).cause ?? error;
		if (cause instanceof UserError) {
			throw fail({ message: cause.message, description: cause.description ?? '' });
		}
		const { response, code } = cause as {
			code?: string;
			response?: { status: number; headers: IDataObject; data: unknown };
		};
		if (response !== undefined) {
			const { status, headers, data } = response;
			return { answer: { statusCode: status, headers, body: data as IDataObject } };
		}
		if (typeof code === 'string') return { networkCode: code };
		throw new NodeApiError(context.getNode(), { message: (error as Error).message }, { itemIndex });
	}

	function withoutToken(credentials: ICredentialDataDecryptedObject) {
		const data = { ...credentials, [api.token!.field]: '' };
		return { id: '', name: '', type: api.credential, data };
	}

	async function call(name: EndpointName<Of>, request?: ApiRequest): Promise<unknown> {
		const turn = {};
		try {
			return await callInTurn(turn, name, request);
		} finally {
			gate.gaveUp(turn);
		}
	}

	async function callInTurn(turn: object, name: EndpointName<Of>, { query, body }: ApiRequest = {}): Promise<unknown> {
		const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(api.credential, itemIndex);
		const secrets = api.secrets.map((field) => credentials[field]).filter((value) => typeof value === 'string');
		const endpoint = api.endpoints[name]!;
		const facts: CallFacts = {
			api,
			endpoint,
			...addressOf(api.endpoints, name, {
				baseUrl: api.baseUrl(credentials),
				overrides: api.endpointUrls?.(credentials) ?? ownPaths(api.endpoints, credentials),
			}),
		};
		const options: IHttpRequestOptions = {
			method: endpoint.method,
			url: `${facts.baseUrl}${facts.path}${facts.ownQuery}`,
			qs: query,
			body,
			json: true,
			timeout: timeoutSeconds * 1000,
			returnFullResponse: true,
			// 401 must reach n8n as an error: that is what makes it log in again. Where there is no login, it would only send again.
			ignoreHttpStatusErrors: api.token === undefined ? true : { ignore: true, except: [401] },
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		};
		const wordsOf = (answer: unknown) => {
			const words = vendorWords(answer);
			return words === undefined ? undefined : withoutSecretValues(words, secrets);
		};

		let renewed = false;
		for (let attempt = 1; ; attempt++) {
			await gate.passed(cancelSignal(context));
			let outcome = await send(options);
			if (!renewed && api.token !== undefined && tokenIsRefused(api, outcome)) {
				renewed = true;
				outcome = await send(options, credentials);
			}
			const failure = failureOf(outcome);
			if (vendorIsThere(failure)) gate.answered(turn);
			if (failure === undefined) {
				const { body: answer } = (outcome as { answer: IN8nHttpFullResponse }).answer;
				if (typeof answer === 'string' && answer.trim() !== '') throw fail(notJsonText(facts));
				const refusal = api.refusal(answer);
				if (refusal === undefined) return answer === '' ? undefined : answer;
				const words = wordsOf(answer) ?? refusal;
				// A token that is still no good after a new login says nothing about the content.
				const blamesToken = api.token !== undefined && tokenIsRefused(api, outcome);
				throw fail(refusalText(facts, words), blamesToken ? {} : { refusal: words });
			}
			const delay = retryDelay(endpoint, failure, attempt);
			const isAsked = failure.kind === 'status' && (failure.status === 429 || failure.retryAfterSeconds !== undefined);
			if (delay !== undefined && isAsked) gate.hold(delay);
			const goesOn = delay !== undefined && (isAsked || (await gate.mayRetry(turn, delay, cancelSignal(context))));
			if (!goesOn || cancelSignal(context)?.aborted) {
				const words = 'answer' in outcome ? wordsOf(outcome.answer.body) : undefined;
				const status = statusOf(failure);
				const refused = status !== undefined && contentIsRefused.has(status);
				throw fail(failureText({ ...facts, words }, failure), {
					status,
					refusal: refused ? (words ?? `status ${status}`) : undefined,
				});
			}
		}
	}

	return { call };
}

function failureOf(outcome: Outcome): Failure | undefined {
	if ('networkCode' in outcome) return { kind: 'network', code: outcome.networkCode };
	const { statusCode, headers } = outcome.answer;
	if (statusCode >= 200 && statusCode < 300) return undefined;
	return {
		kind: 'status',
		status: statusCode,
		retryAfterSeconds: retryAfterSeconds(headers?.['retry-after']),
	};
}

/**
 * Whether the token is bad although n8n is done with it. n8n logs in again by itself on a 401, once: what is left is a
 * 401 for a token that another run had just fetched, and a 200 that says so in words.
 */
function tokenIsRefused(api: Api, outcome: Outcome): boolean {
	if (!('answer' in outcome)) return false;
	if (outcome.answer.statusCode === 401) return true;
	if (outcome.answer.statusCode >= 300) return false;
	const refusal = api.refusal(outcome.answer.body);
	return refusal !== undefined && api.token!.refusedBy(vendorWords(outcome.answer.body) ?? refusal);
}

/** Whether the vendor answered at all, be it with a no: it can be reached and is not too busy. */
function vendorIsThere(failure: Failure | undefined): boolean {
	return failure === undefined || (failure.kind === 'status' && failure.status < 500 && failure.status !== 429);
}

function statusOf(failure: Failure): number | undefined {
	return failure.kind === 'status' ? failure.status : undefined;
}

function cancelSignal(context: ApiContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
