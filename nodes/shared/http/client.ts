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
import { confirmation, verdictOn, type AnswerReader, type Outcome, type Verdict } from './attempt';
import { addressOf } from './endpoint';
import { CallFailed, Refused, Unreachable } from './errors';
import { badLoginText, failureText, refusalText, type CallFacts } from './failureText';
import { openGate, type Gate } from './gate';
import { pause } from './pause';
import { lacksContent, retryDelay, type Failure } from './retry';
import { shownWords } from './vendorWords';

export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

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

const contentIsRefused = new Set([400, 409, 413, 422]);

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
	async function send(options: IHttpRequestOptions, data: ICredentialDataDecryptedObject): Promise<Outcome> {
		try {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				api.credential,
				{ ...options },
				{ credentialsDecrypted: { id: '', name: '', type: api.credential, data: { ...data } } },
			)) as IN8nHttpFullResponse;
			return { answer };
		} catch (error) {
			return outcomeOf(error);
		}
	}

	/** n8n wraps what happened: a failed login (our own words), an answer with an error status, or a network failure. */
	function outcomeOf(error: unknown): Outcome {
		const cause = (error as Error).cause ?? error;
		if (cause instanceof UserError) {
			const text = { message: cause.message, description: cause.description ?? '' };
			throw new Unreachable(context.getNode(), text, { itemIndex });
		}
		const { response, code } = cause as {
			code?: string;
			response?: { status: number; headers: IDataObject; data: unknown };
		};
		if (response !== undefined) {
			const { status, headers, data } = response;
			// A good status is no error: axios attaches the beginning of an answer that was cut ("stream has been aborted").
			if (status < 300) return { failure: { kind: 'brokenOff' } };
			return { answer: { statusCode: status, headers, body: data as IDataObject } };
		}
		// A compressed answer that was cut fails in zlib.
		if (code?.startsWith('Z_')) return { failure: { kind: 'brokenOff' } };
		if (typeof code === 'string') return { failure: { kind: 'network', code } };
		throw new NodeApiError(context.getNode(), { message: (error as Error).message }, { itemIndex });
	}

	/** With the token emptied, n8n logs in, stores the new token and sends. The login is told which one was turned down. */
	function withoutToken(credentials: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const { field } = api.token!;
		return { ...credentials, [field]: '', [refusedTokenField]: credentials[field] as string };
	}

	/** What a person reads of an attempt that is the last. */
	function errorOf(facts: CallFacts, verdict: Exclude<Verdict<unknown>, { kind: 'answer' }>): CallFailed {
		const node = context.getNode();
		if (verdict.kind === 'refused') {
			return new Refused(node, refusalText(facts, verdict.words), verdict.words, { itemIndex });
		}
		const failure: Failure = verdict.kind === 'failed' ? verdict.failure : { kind: 'status', status: verdict.status };
		const status = failure.kind === 'status' ? failure.status : undefined;
		const call = { ...facts, words: verdict.words };
		if (verdict.kind === 'badToken') {
			// Without words about the token it is the permission that is missing.
			const isPermission = verdict.status === 403 && !api.token!.refusedBy(verdict.words ?? '');
			const text = isPermission ? failureText(call, failure) : badLoginText(call, verdict.status);
			return isPermission
				? new CallFailed(node, text, { itemIndex, status })
				: new Unreachable(node, text, { itemIndex, status });
		}
		const text = failureText(call, failure);
		if (status !== undefined && contentIsRefused.has(status)) {
			return new Refused(node, text, verdict.words ?? `status ${status}`, { itemIndex, status });
		}
		return vendorIsThere(verdict)
			? new CallFailed(node, text, { itemIndex, status })
			: new Unreachable(node, text, { itemIndex, status });
	}

	async function call<T = unknown>(name: EndpointName<Of>, request: ApiRequest<T> = {}): Promise<T> {
		const turn = {};
		try {
			return await callInTurn(turn, name, request);
		} finally {
			gate.gaveUp(turn);
		}
	}

	async function callInTurn<T>(turn: object, name: EndpointName<Of>, request: ApiRequest<T>): Promise<T> {
		const { query, body, answer = confirmation as AnswerReader<T> } = request;
		const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(api.credential, itemIndex);
		const secrets = api.secrets.map((field) => credentials[field]).filter((value) => typeof value === 'string');
		const endpoint = api.endpoints[name]!;
		const facts: CallFacts = {
			api,
			endpoint,
			...addressOf(api, name, credentials),
		};
		const options: IHttpRequestOptions = {
			method: endpoint.method,
			url: facts.url,
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

		/** One attempt, with one new login and one more try where the token is to blame. */
		const attemptOnce = async (): Promise<Verdict<T>> => {
			const verdict = verdictOn(api, await send(options, credentials), answer);
			if (verdict.kind !== 'badToken') return verdict;
			return verdictOn(api, await send(options, withoutToken(credentials)), answer);
		};

		for (let attempt = 1; ; attempt++) {
			await gate.passed(cancelSignal(context));
			const verdict = withoutSecrets(await attemptOnce(), secrets);
			if (vendorIsThere(verdict)) gate.answered(turn);
			if (verdict.kind === 'answer') return verdict.answer;
			if (verdict.kind !== 'failed' || !(await goesOn(verdict.failure, attempt))) {
				throw errorOf(facts, verdict);
			}
		}

		/** Whether the call is to be sent again; resolves when it may. */
		async function goesOn(failure: Failure, attempt: number): Promise<boolean> {
			const delay = retryDelay(endpoint, failure, attempt);
			if (delay === undefined) return false;
			const isAsked = failure.kind === 'status' && (failure.status === 429 || failure.retryAfterSeconds !== undefined);
			if (isAsked) gate.hold(delay);
			else if (lacksContent(failure)) await pause(delay, cancelSignal(context));
			else if (!(await gate.mayRetry(turn, delay, cancelSignal(context)))) return false;
			return !cancelSignal(context)?.aborted;
		}
	}

	return { call };
}

/** Under this name the login is told the token that was turned down. It is never stored. */
export const refusedTokenField = 'refusedToken';

function withoutSecrets<T>(verdict: Verdict<T>, secrets: string[]): Verdict<T> {
	if (verdict.kind === 'answer' || verdict.words === undefined) return verdict;
	return { ...verdict, words: shownWords(verdict.words, secrets) };
}

/** Whether the vendor answered at all, be it with a no: it can be reached and is not too busy. */
function vendorIsThere(verdict: Verdict<unknown>): boolean {
	if (verdict.kind !== 'failed') return true;
	const { failure } = verdict;
	if (failure.kind === 'status') return failure.status < 500 && failure.status !== 429;
	return lacksContent(failure);
}

function cancelSignal(context: ApiContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
