import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { domainProblem } from '../credential/allowedDomains';
import { addressOf, type Endpoint } from './address';
import type { Api, EndpointName } from './api';
import { attempt, credentialsOf, type ApiContext } from './attempt';
import { CallFailed, errorOf, NotSent } from './errors';
import {
	confirmation,
	isTurnedDown,
	isVendorReachable,
	type Classification,
	type ResponseParser,
} from './responseClassifier';
import { retryDelay } from './retry';
import { openSession, type Session } from './session';

export interface ApiRequest<T = unknown> {
	query?: IDataObject;
	body?: IDataObject;
	/** What the call exists to fetch. Without it, the answer must say yes. */
	response?: ResponseParser<T>;
}

export interface ApiClient<Name extends string = string> {
	/**
	 * Calls one row of the API's endpoint table and returns what `response` reads from the parsed JSON, or all of it. An answer
	 * that is empty, is not JSON or lacks it is never a success. Throws `Refused` when the vendor says no to what was sent,
	 * `Unreachable` when it cannot be reached, fails or does not accept the login, `NotSent` when it was not asked, and a
	 * `CallFailed` for all else, each in plain words. Repeats only what `retry.ts` allows.
	 */
	call<T = unknown>(endpoint: Name, request?: ApiRequest<T>): Promise<T>;
}

export interface ClientSettings {
	/** The item on which errors are reported. */
	itemIndex?: number;
	/** The time for the whole answer to one attempt, in seconds. */
	timeoutSeconds?: number;
	/** What the calls of a run share. */
	session?: Session;
	/** Whether the run has ended meanwhile, so that nothing more is sent. */
	isOver?(): boolean;
}

/** A client for `api` that reports its errors on the item at `itemIndex`. Clients of the same run share a session. */
export function apiClient<Of extends Api>(
	context: ApiContext,
	api: Of,
	{ itemIndex, timeoutSeconds = 60, session = openSession(), isOver = () => false }: ClientSettings = {},
): ApiClient<EndpointName<Of>> {
	const place = { context, api, itemIndex };
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

	async function call<T = unknown>(name: EndpointName<Of>, request: ApiRequest<T> = {}): Promise<T> {
		const { query, body, response: parser = confirmation as ResponseParser<T> } = request;
		const credentials = await credentialsOf(place);
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
			// All of them: n8n would log in again after a 401 only, and not know which token was turned down.
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
					await session.gate.passed(signal);
					const hindrance = isOver() || signal?.aborted ? 'over' : account.standing(name);
					if (hindrance !== 'good') {
						throw new NotSent(context.getNode(), notSentText(api, hindrance), { itemIndex });
					}
					const classification = await attempt({
						...place,
						endpoint,
						address,
						options,
						timeoutSeconds,
						parser,
						credentials,
						account,
					});
					if (isVendorReachable(classification)) {
						session.gate.answered(turn);
						account.answered(name, isTurnedDown(classification));
					}
					if (classification.kind === 'answer') return classification.response;
					if (isOtherMethod(classification, endpoint, options)) {
						Object.assign(options, { method: endpoint.otherMethod, qs: undefined, body: query });
						continue;
					}
					if (classification.kind === 'failed') {
						const delay = retryDelay(endpoint, classification, attempts);
						if (delay !== undefined && (await session.gate.mayRetry(turn, classification.failure, delay, signal)))
							continue;
					}
					if (!isVendorReachable(classification)) account.gaveUp();
					throw errorOf({ ...address, api, endpoint }, classification, context.getNode(), itemIndex);
				}
			} finally {
				session.gate.gaveUp(turn);
			}
		});
	}

	return { call };
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

/** What a person reads of a call that was not sent, and why not. */
function notSentText({ displayName }: Api, why: 'over' | 'turnedDown' | 'unreached') {
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
