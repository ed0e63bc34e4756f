import type { Api } from './api';
import type { Address, Endpoint } from './endpoint';
import { didNotArrive, type Failure } from './retry';

/** What a person reads when a call fails: `message` says what happened, `description` how to fix it. */
export interface FailureText {
	message: string;
	description: string;
}

/** The facts of a call that a message may name: the address is the one really used. */
export interface CallFacts extends Address {
	api: Api;
	endpoint: Endpoint;
	/** What the vendor said, with secrets removed. */
	words?: string;
}

/** A 200 that says no. */
export function refusalText({ api }: CallFacts, words: string): FailureText {
	return {
		message: `${api.displayName} refused the request: ${words}`,
		description: `${api.displayName} received the request and said no. Correct what it names and run the item again.`,
	};
}

/** A token that is no good even after a new login. */
export function badLoginText({ api, words }: CallFacts, status: number): FailureText {
	return {
		message: `${api.displayName} does not accept the login (status ${status})${words === undefined ? '' : `: ${words}`}`,
		description: `It was logged in anew, and the new token was refused too. Open the ${api.displayName} credential, press Test, and ask ${api.displayName} whether this user may call its API.`,
	};
}

/** An answer that is no JSON: most often a web page, because the URL is not the API's. */
function notJsonText({ api, baseUrl, path }: CallFacts): FailureText {
	return {
		message: `${baseUrl}${path} did not answer like ${api.displayName}`,
		description: `The answer is not JSON, most likely a web page. Check the environment and the URL in the ${api.displayName} credential.`,
	};
}

/** An error status or no answer at all, after the retries that are allowed. */
export function failureText(call: CallFacts, failure: Failure): FailureText {
	const text = textOf(call, failure);
	if (call.endpoint.method === 'GET' || didNotArrive(failure) || !mayHaveArrived(failure)) return text;
	const advice = call.endpoint.repeatable
		? 'It may have arrived all the same; to send it again does no harm.'
		: `It may have arrived all the same and was not sent again: look in ${call.api.displayName} before you repeat it.`;
	return { ...text, description: `${text.description} ${advice}` };
}

function textOf(call: CallFacts, failure: Failure): FailureText {
	if (failure.kind === 'network') return networkText(call, failure.code);
	if (failure.kind === 'brokenOff') return brokenOffText(call);
	if (failure.kind === 'notJson') return notJsonText(call);
	if (failure.kind === 'lacking') return lackingText(call, failure.is);
	return statusText(call, failure);
}

function mayHaveArrived(failure: Failure): boolean {
	return failure.kind !== 'status' || failure.status >= 500;
}

function possessive(name: string): string {
	return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function brokenOffText({ api }: CallFacts): FailureText {
	return {
		message: `${possessive(api.displayName)} answer broke off in the middle`,
		description: `The connection ended before the whole answer was here. Try again later.`,
	};
}

function lackingText(call: CallFacts, is: string): FailureText {
	const { api, endpoint } = call;
	return {
		message: `${possessive(api.displayName)} answer holds no ${is}`,
		description: `${endpoint.method} ${call.path} was answered without it. Check what was asked for, and the endpoint's path in the ${api.displayName} credential (${settingOf(call)}).`,
	};
}

function networkText({ api, baseUrl }: CallFacts, code: string): FailureText {
	const timedOut = code === 'ETIMEDOUT' || code === 'ECONNABORTED';
	return {
		message: timedOut
			? `${api.displayName} did not answer in time`
			: `${api.displayName} could not be reached at ${baseUrl}`,
		description: timedOut
			? 'Try again later, or raise Timeout under Options.'
			: `Check the URL in the ${api.displayName} credential and this server's network (the connection ended with ${spell(code)}).`,
	};
}

/** n8n replaces a whole message that contains one of Node's codes; with a space inside it stays ours. */
function spell(code: string): string {
	return code.replace(/^E(?=[A-Z])/, 'E ');
}

/** Where the path of a call comes from. */
function originOf({ api, path, isOwn }: CallFacts): string {
	if (isOwn) return 'This path was set in the credential.';
	return api.endpointUrls === undefined
		? `${api.displayName}'s public documentation does not show this path: ${path} is the package's assumption.`
		: `${path} is only the example of ${api.displayName}'s public documentation: everyone gets their own.`;
}

/** Where the credential holds the path of a call. */
function settingOf({ api, endpoint }: CallFacts): string {
	return api.endpointUrls === undefined
		? `under Endpoint Paths > ${endpoint.displayName}`
		: `as ${endpoint.displayName}`;
}

/** What servers say of a path they do not know: Express "Cannot GET /x", Laravel "The route x could not be found.". */
const blamesPath =
	/^(not found|404.*|method not allowed)\W*$|^cannot (get|post|put)\b|\b(route|path|url|endpoint|method)\b/i;

function statusText(call: CallFacts, { status, retryAfterSeconds }: Failure & { kind: 'status' }): FailureText {
	const { api, endpoint, path, words } = call;
	const name = api.displayName;
	const said = words === undefined ? '' : `: ${words}`;
	const isPathError = status === 404 || status === 405;
	const mayBePath = isPathError && (call.isOwn || !endpoint.documented);
	if (mayBePath && words !== undefined && !blamesPath.test(words)) {
		return {
			message: `${name} did not accept the request (status ${status}): ${words}`,
			description: `Correct what it names. If that is right, the path may be wrong (${endpoint.method} ${path}): ${originOf(call)} It is set in the credential ${settingOf(call)}.`,
		};
	}
	if (mayBePath) {
		return {
			message: `${name} does not know the path ${endpoint.method} ${path} (status ${status})`,
			description: `${originOf(call)} Ask ${name} for the right one and set it in the credential ${settingOf(call)}.${words === undefined ? '' : ` ${name} said: ${words}`}`,
		};
	}
	if (status === 401 || status === 403) {
		return {
			message: `${name} does not allow this (status ${status})${said}`,
			description: `Open the ${name} credential, press Test, and check that this account may do this.`,
		};
	}
	if (status === 429) {
		const wait = retryAfterSeconds === undefined ? 'a while' : `${Math.ceil(retryAfterSeconds)} seconds`;
		return {
			message: `${name} is receiving too many requests${said}`,
			description: `It asks to wait ${wait}. Send fewer items at a time or run the workflow less often.`,
		};
	}
	if (status >= 500) {
		return {
			message: `${name} failed to process the request (status ${status})${said}`,
			description: `The fault is on ${name}'s side. Try again later.`,
		};
	}
	if (status >= 300 && status < 400) {
		return {
			message: `${name} redirected the request (status ${status})`,
			description: `Redirects are not followed, since an order could get lost on the way. Check the URL in the ${name} credential (https instead of http?).`,
		};
	}
	return {
		message: `${name} did not accept the request (status ${status})${said}`,
		description: 'Correct the field that is named and run the item again.',
	};
}
