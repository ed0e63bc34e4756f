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

import type { Api } from './api';
import { Unreachable } from './errors';
import { shownWords } from './vendorWords';
import { verdictOn, type AnswerReader, type Outcome, type Verdict } from './verdict';

export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Where a call is made, and the item on which its errors are reported. */
export interface CallPlace {
	context: ApiContext;
	api: Api;
	itemIndex?: number;
}

/** Under this name the login is told the token that was turned down. It is never stored. */
export const refusedTokenField = 'refusedToken';

/** Sends a call, and once more with a new login where the token is to blame. Throws when nobody can be logged in. */
export async function attempt<T>(
	place: CallPlace,
	options: IHttpRequestOptions,
	credentials: ICredentialDataDecryptedObject,
	reader: AnswerReader<T>,
): Promise<Verdict<T>> {
	const { api } = place;
	const sendWith = async (data: ICredentialDataDecryptedObject) => {
		const verdict = verdictOn(api, await send(place, options, data), reader);
		if (verdict.kind === 'answer' || verdict.words === undefined) return verdict;
		// A login on the way stored a token that was not among what was sent.
		const isNew = api.token !== undefined && data[api.token.field] === '';
		const secrets = [credentials, ...(isNew ? [await credentialsOf(place)] : [])].flatMap((each) =>
			secretsIn(api, each),
		);
		return { ...verdict, words: shownWords(verdict.words, secrets) };
	};

	const verdict = await sendWith(credentials);
	if (verdict.kind !== 'badToken') return verdict;
	// With the token emptied, n8n logs in, stores the new token and sends.
	const { field } = api.token!;
	return await sendWith({ ...credentials, [field]: '', [refusedTokenField]: credentials[field]! });
}

/** The credentials as n8n keeps them now. */
export async function credentialsOf({ context, api, itemIndex }: CallPlace): Promise<ICredentialDataDecryptedObject> {
	return await context.getCredentials<ICredentialDataDecryptedObject>(api.credential, itemIndex);
}

function secretsIn(api: Api, credentials: ICredentialDataDecryptedObject): string[] {
	const urls = api.secretUrls?.(credentials) ?? [];
	// A vendor that repeats its URL repeats its path or a part of it, and no common word has a digit.
	const parts = urls.flatMap((url) => [url, ...url.split('/').slice(3)]).filter((part) => /\d/.test(part));
	return [...api.secrets.map((field) => credentials[field]), ...parts].filter((value) => typeof value === 'string');
}

async function send(
	place: CallPlace,
	options: IHttpRequestOptions,
	data: ICredentialDataDecryptedObject,
): Promise<Outcome> {
	const { context, api } = place;
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			api.credential,
			{ ...options },
			{ credentialsDecrypted: { id: '', name: '', type: api.credential, data: { ...data } } },
		)) as IN8nHttpFullResponse;
		return { answer };
	} catch (error) {
		return outcomeOf(place, error);
	}
}

/** n8n wraps what happened: a failed login (our own words), an answer with an error status, or a network failure. */
function outcomeOf({ context, itemIndex }: CallPlace, error: unknown): Outcome {
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
