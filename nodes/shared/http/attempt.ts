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

import type { Address } from './address';
import type { Api, Endpoint } from './api';
import { bodyOf } from './responseBody';
import { classify, type Classification, type Outcome, type ResponseParser } from './responseClassifier';
import type { AccountState } from './session';
import { LoginRefused, ownedToken, tokenOf } from './token';
import { redactedMessage } from './vendorMessage';

export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Where a call is made, and the item on which its errors are reported. */
interface CallSite {
	context: ApiContext;
	api: Api;
	itemIndex?: number;
}

/** One call of a run: what is sent, where, and for which account. */
export interface Call<T> extends CallSite {
	endpoint: Endpoint;
	address: Address;
	options: IHttpRequestOptions;
	/** The time for the whole response. */
	timeoutSeconds: number;
	parser: ResponseParser<T>;
	credentials: ICredentialDataDecryptedObject;
	account: AccountState;
}

/** Under this name the login receives the token that was rejected. It is never stored. */
export const refusedTokenField = 'refusedToken';

/** Sends a call, and once more after a new login where the token was rejected. */
export async function attempt<T>(call: Call<T>): Promise<Classification<T>> {
	const { api, account, credentials } = call;
	if (api.token === undefined || api.needsNoToken?.(credentials))
		return shown(call, await send(call, { ...credentials }), []);
	const { field } = api.token;
	const owner = api.account(credentials);
	const sent = new Set<string>();

	/** Sends with a token of this account. Without one n8n logs in, stores the new token, and puts it into `data`. */
	const sendAs = async (token: string | undefined, refused?: string) => {
		const data = { ...credentials, [field]: token === undefined ? '' : ownedToken(owner, token) };
		if (refused !== undefined) Object.assign(data, { [refusedTokenField]: refused });
		const outcome = await send(call, data);
		account.loggedIn(data[field]);
		const used = tokenOf(owner, data[field]);
		if (used !== undefined) sent.add(used);
		return { classification: shown(call, outcome, [...sent]), token: used };
	};

	const { classification, token } = await sendAs(account.token(credentials[field]));
	if (token === undefined || classification.kind === 'answer') return classification;
	if (classification.kind !== 'badToken') {
		if (classification.speaksOfToken === true) account.drop(token);
		return classification;
	}
	if (!account.mayLogInAgain(token)) return classification;
	const newer = account.token(undefined);
	const again = newer !== undefined && newer !== token ? await sendAs(newer) : await sendAs(undefined, token);
	return again.classification;
}

/** The credentials as n8n stores them now. */
export async function credentialsOf({ context, api, itemIndex }: CallSite): Promise<ICredentialDataDecryptedObject> {
	return await context.getCredentials<ICredentialDataDecryptedObject>(api.credential, itemIndex);
}

/** The classification of an outcome, without any secret in its message. */
function shown<T>(call: Call<T>, outcome: Outcome, tokens: string[]): Classification<T> {
	const { api, endpoint, parser, credentials, address } = call;
	const classification = classify(api, endpoint, outcome, parser);
	if (classification.kind === 'answer' || classification.vendorMessage === undefined) return classification;
	const secrets = [...api.secrets.map((field) => credentials[field]), ...address.secrets, ...tokens];
	const texts = secrets.filter((secret) => typeof secret === 'string').map((secret) => secret.trim());
	return { ...classification, vendorMessage: redactedMessage(classification.vendorMessage, texts) };
}

async function send(call: Call<unknown>, data: ICredentialDataDecryptedObject): Promise<Outcome> {
	const { context, api, options, timeoutSeconds } = call;
	const stopped = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
	const signal = stopped === undefined ? timeout : AbortSignal.any([stopped, timeout]);
	// n8n takes the signal of a run from here, and nowhere else.
	const bounded = Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as IExecuteFunctions;
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			bounded,
			api.credential,
			{ ...options, abortSignal: signal },
			{ credentialsDecrypted: { id: '', name: '', type: api.credential, data } },
		)) as IN8nHttpFullResponse;
		const { statusCode, headers } = response;
		const body = await bodyOf(response.body);
		if (body === 'tooLong') return { failure: { kind: 'tooLong' } };
		if (body === 'brokenOff') return { failure: timeout.aborted ? timedOut : { kind: 'brokenOff' } };
		return { response: { statusCode, headers, body: body.value as IDataObject } };
	} catch (error) {
		if (timeout.aborted) return { failure: timedOut };
		return outcomeOf(call, error);
	}
}

const timedOut = { kind: 'network', code: 'ETIMEDOUT' } as const;

/** n8n wraps what happened: a failed login (our own message), or no response. */
function outcomeOf({ context, itemIndex }: CallSite, error: unknown): Outcome {
	const cause = (error as Error).cause ?? error;
	if (cause instanceof UserError) {
		const { message, description } = cause;
		const isRefused = cause instanceof LoginRefused;
		return { failure: { kind: 'login', message, description: description ?? '', isRefused } };
	}
	const code = codeOf(error);
	if (code !== undefined) return { failure: { kind: 'network', code } };
	throw new NodeApiError(context.getNode(), { message: (error as Error).message }, { itemIndex });
}

/** The code of Node's network layer in an error, which n8n and its HTTP client may have wrapped. */
function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { code, cause, errorResponse } = error as { code?: unknown; cause?: unknown; errorResponse?: unknown };
	return typeof code === 'string' ? code : (codeOf(cause) ?? codeOf(errorResponse));
}
