import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { addressOf, domainProblem } from './address';
import type { Api, Endpoint, EndpointName } from './api';
import { attempt, credentialsOf, type ApiContext } from './attempt';
import { CallFailed, errorOf, NotSent } from './errors';
import { wait } from './rateLimiter';
import { confirmation, type Classification, type ResponseParser } from './responseClassifier';
import { lacksContent, retryDelay, type Failure } from './retry';
import { openSession, type Session } from './session';

export interface ApiClient<Name extends string = string> {
	/**
	 * Calls one row of the API's endpoint table and returns what `response` reads from the parsed JSON, or all of it where the
	 * vendor only has to confirm. Throws `Refused` when the vendor refuses the content, `Unreachable` when it cannot be reached,
	 * fails or is busy, `NotSent` when nothing was sent, and a `CallFailed` for all else. Repeats only what `retry.ts` allows.
	 */
	call<T = unknown>(
		endpoint: Name,
		request?: { query?: IDataObject; body?: IDataObject; response?: ResponseParser<T> },
	): Promise<T>;
}

interface ClientSettings {
	/** The item on which errors are reported. */
	itemIndex?: number;
	/** The time for the whole response to one attempt, in seconds. */
	timeoutSeconds?: number;
	/** Clients of the same run share one. */
	session?: Session;
	/** Whether the run has ended meanwhile, so that nothing more is sent. */
	isOver?(): boolean;
}

/** A client for `api`. */
export function apiClient<Of extends Api>(
	context: ApiContext,
	api: Of,
	{ itemIndex, timeoutSeconds = 60, session = openSession(), isOver = () => false }: ClientSettings = {},
): ApiClient<EndpointName<Of>> {
	const site = { context, api, itemIndex };
	const { rateLimiter, circuitBreaker } = session;
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

	/** Waits before a failed call is sent again; false when it must not be. */
	async function mayRetry(turn: object, failure: Failure, delay: number): Promise<boolean> {
		if (asksToWait(failure)) rateLimiter.delay(delay);
		else if (lacksContent(failure)) await wait(delay, signal);
		else if (!(await circuitBreaker.mayRetry(turn, async () => await wait(delay, signal)))) return false;
		return !signal?.aborted;
	}

	async function call<T = unknown>(
		name: EndpointName<Of>,
		request: { query?: IDataObject; body?: IDataObject; response?: ResponseParser<T> } = {},
	): Promise<T> {
		const { query, body, response: parser = confirmation as ResponseParser<T> } = request;
		const credentials = await credentialsOf(site);
		const endpoint = api.endpoints[name]!;
		const address = addressOf(api, name, credentials);
		const options: IHttpRequestOptions = {
			method: endpoint.method,
			url: address.url,
			qs: query,
			body,
			json: true,
			// Read here, up to a length and a time.
			encoding: 'stream',
			timeout: timeoutSeconds * 1000,
			returnFullResponse: true,
			// n8n itself would log in again after a 401 only, and not know which token was rejected.
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		};
		const forbidden = domainProblem(credentials, address.url);
		if (forbidden !== undefined) {
			const description = `Allowed Domains are set in the ${api.displayName} credential. Nothing was sent.`;
			throw new CallFailed(context.getNode(), { message: forbidden, description }, { itemIndex });
		}

		const account = session.account(api.account(credentials));
		return await account.inTurn(async () => {
			const turn = {};
			try {
				for (let attempts = 1; ; attempts++) {
					await rateLimiter.passed(signal);
					const hindrance = isOver() || signal?.aborted ? 'over' : account.standing(name);
					if (hindrance !== 'good') {
						throw new NotSent(context.getNode(), notSentText(api, hindrance), { itemIndex });
					}
					const classification = await attempt({
						...site,
						endpoint,
						address,
						options,
						timeoutSeconds,
						parser,
						credentials,
						account,
					});
					if (classification.isReachable) {
						circuitBreaker.responded(turn);
						account.responded(name, classification.isRejected);
					}
					if (classification.kind === 'answer') return classification.response;
					if (isOtherMethod(classification, endpoint, options)) {
						Object.assign(options, { method: endpoint.otherMethod, qs: undefined, body: query });
						continue;
					}
					if (classification.kind === 'failed') {
						const delay = retryDelay(endpoint, classification, attempts);
						if (delay !== undefined && (await mayRetry(turn, classification.failure, delay))) continue;
					}
					if (!classification.isReachable) account.failed();
					throw errorOf({ ...address, api, endpoint }, classification, context.getNode(), itemIndex);
				}
			} finally {
				circuitBreaker.ended(turn);
			}
		});
	}

	return { call };
}

function asksToWait(failure: Failure): boolean {
	return failure.kind === 'status' && (failure.status === 429 || failure.retryAfterSeconds !== undefined);
}

/** Whether the vendor seems to know the path, but under the other method that its pages name. */
function isOtherMethod(
	classification: Classification<unknown>,
	{ otherMethod }: Endpoint,
	{ method }: IHttpRequestOptions,
): boolean {
	if (otherMethod === undefined || method === otherMethod || classification.kind !== 'failed') return false;
	return classification.failure.kind === 'status' && [404, 405].includes(classification.failure.status);
}

function notSentText({ displayName }: Api, why: 'over' | 'rejected' | 'unreached') {
	if (why === 'over') return { message: 'Not sent: the run was over', description: '' };
	if (why === 'unreached') {
		return {
			message: `Not sent: ${displayName} could not be reached for five items in a row`,
			description: `Run this item again when ${displayName} can be reached.`,
		};
	}
	return {
		message: `Not sent: ${displayName} refused the five items before it, since this account may not do this`,
		description: `Open the ${displayName} credential, press Test, and check that this account may do this. Then run this item again.`,
	};
}
