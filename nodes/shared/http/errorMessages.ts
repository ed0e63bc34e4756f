import type { Address } from './address';
import type { Api, Endpoint } from './api';
import { cannotBeSent, isCertificateError, mayHaveArrived, type Failure } from './retry';

/** `message` is what happened, `description` how to fix it. */
export interface FailureText {
	message: string;
	description: string;
}

/** The facts of a call that a message may name: the address is the one really used. */
export interface CallContext extends Address {
	api: Api;
	endpoint: Endpoint;
	/** Without secrets. */
	vendorMessage?: string;
}

/** A refusal in a 200. */
export function refusalText({ api }: CallContext, vendorMessage: string): FailureText {
	return {
		message: `${api.displayName} refused the request: ${vendorMessage}`,
		description: `${api.displayName} received the request and refused it. Correct what it names and run the item again.`,
	};
}

/** A token that is rejected even after a new login. */
export function badLoginText({ api, vendorMessage, secrets }: CallContext, status: number): FailureText {
	const suffix = vendorMessage === undefined ? '' : `: ${vendorMessage}`;
	if (secrets.length > 0) {
		return {
			message: `${api.displayName} does not accept the URL in the credential (status ${status})${suffix}`,
			description: `The URL is the only authentication. Copy it again from where ${api.displayName} shows it.`,
		};
	}
	return {
		message: `${api.displayName} does not accept the login (status ${status})${suffix}`,
		description: `A new login succeeded, but the new token was rejected as well. Open the ${api.displayName} credential, press Test, and ask ${api.displayName} whether this user may call its API.`,
	};
}

function notJsonText({ api, baseUrl, path }: CallContext): FailureText {
	return {
		message: `${baseUrl}${path} did not respond like ${api.displayName}`,
		description: `The response is not JSON, most likely a web page. Check the environment and the URL in the ${api.displayName} credential.`,
	};
}

/**
 * An error status or no response at all, after the retries that are allowed. That something may have been placed is in the
 * message: n8n's error output keeps no more of an error.
 */
export function failureText(call: CallContext, failure: Failure): FailureText {
	const text = textOf(call, failure);
	if (call.endpoint.method === 'GET' || !mayHaveArrived(failure)) return text;
	if (call.endpoint.repeat === 'always') {
		return {
			...text,
			description: `${text.description} It may have arrived all the same; to send it again does no harm.`,
		};
	}
	return {
		message: `${text.message.replace(/\.$/, '')}. It may have been placed: look before you send it again.`,
		description: `${text.description} It may have arrived all the same and was not sent again: look in ${call.api.displayName}.`,
	};
}

function textOf(call: CallContext, failure: Failure): FailureText {
	if (failure.kind === 'login') return { message: failure.message, description: failure.description };
	if (failure.kind === 'network') return networkText(call, failure.code);
	if (failure.kind === 'brokenOff') return brokenOffText(call);
	if (failure.kind === 'tooLong') return tooLongText(call);
	if (failure.kind === 'notJson') return notJsonText(call);
	if (failure.kind === 'lacking') return lackingText(call, failure.is);
	return statusText(call, failure);
}

function possessive(name: string): string {
	return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function brokenOffText({ api }: CallContext): FailureText {
	return {
		message: `${possessive(api.displayName)} response was incomplete`,
		description: `The connection closed before the full response arrived. Try again later.`,
	};
}

function tooLongText({ api }: CallContext): FailureText {
	return {
		message: `${possessive(api.displayName)} response is longer than 50 MB`,
		description: 'It was not read. Ask for less, for example with a filter or a Limit.',
	};
}

function lackingText(call: CallContext, is: string): FailureText {
	const { api, endpoint, vendorMessage } = call;
	const lacks = `${possessive(api.displayName)} response does not contain ${is}`;
	const advice = `Check what was asked for, and the endpoint's path in the ${api.displayName} credential (${settingOf(call)}).`;
	if (vendorMessage !== undefined)
		return { message: `${api.displayName} reported: ${vendorMessage}`, description: `${lacks}. ${advice}` };
	return { message: lacks, description: `${endpoint.method} ${call.path} was answered without it. ${advice}` };
}

function networkText({ api, baseUrl }: CallContext, code: string): FailureText {
	const credential = `the ${api.displayName} credential`;
	if (code === 'ETIMEDOUT' || code === 'ECONNABORTED') {
		return {
			message: `${api.displayName} did not respond in time`,
			description: 'Try again later, or raise Timeout under Options: it is the time for the whole response.',
		};
	}
	if (isCertificateError(code)) {
		return { message: insecureText(baseUrl, code), description: `Nothing was sent. ${insecureAdvice}` };
	}
	if (cannotBeSent(code)) {
		return {
			message: `The URL or a header in ${credential} cannot be sent (${spell(code)})`,
			description: `Nothing was sent. Correct the URL and the header in ${credential}: look for blanks, line breaks and special characters.`,
		};
	}
	return {
		message: `${api.displayName} could not be reached at ${baseUrl}`,
		description: `Check the URL in ${credential} and this server's network (the connection ended with ${spell(code)}).`,
	};
}

/** Why no encrypted connection came about. */
function insecureText(baseUrl: string, code: string): string {
	return `No secure connection to ${baseUrl}: its certificate or its encryption was not accepted (${spell(code)})`;
}

const insecureAdvice =
	"Check the URL in the credential (https or http). A certificate of your own must be known to this server's Node.js (NODE_EXTRA_CA_CERTS); one that has expired must be renewed.";

/** Why a login or a credential test got no response, by the code of Node's network layer. */
export function noResponseText(baseUrl: string, code: string): string {
	if (isCertificateError(code)) return `${insecureText(baseUrl, code)}. ${insecureAdvice}`;
	if (code === 'ETIMEDOUT' || code === 'ECONNABORTED') return `${baseUrl} did not respond in time. Try again later.`;
	return `${baseUrl} could not be reached. Check the environment, the URL, and this server's network.`;
}

/** n8n replaces a whole message that contains one of Node's codes; with a space inside it stays ours. */
function spell(code: string): string {
	return code.replace(/^E(?=[A-Z])(?!RR_)/, 'E ');
}

/** Where the path of a call comes from. */
function originOf({ api, path, isOverride }: CallContext): string {
	if (isOverride) return 'This path was set in the credential.';
	return api.endpointUrls === undefined
		? `${api.displayName}'s public documentation does not show this path: ${path} is the package's assumption.`
		: `${path} is only the example of ${api.displayName}'s public documentation: each account has its own.`;
}

/** Where the credential holds the path of a call. */
function settingOf({ api, endpoint }: CallContext): string {
	return api.endpointUrls === undefined
		? `under Endpoint Paths > ${endpoint.displayName}`
		: `as ${endpoint.displayName}`;
}

/** Messages of servers about an unknown path: Express "Cannot GET /x", Laravel "The route x could not be found.". */
const blamesPath =
	/^(not found|404.*|method not allowed)\W*$|^cannot (get|post|put)\b|\b(route|path|url|endpoint|method)\b/i;

function statusText(call: CallContext, { status, retryAfterSeconds }: Failure & { kind: 'status' }): FailureText {
	const { api, endpoint, path, vendorMessage } = call;
	const name = api.displayName;
	const suffix = vendorMessage === undefined ? '' : `: ${vendorMessage}`;
	const isPathError = status === 404 || status === 405;
	const mayBePath = isPathError && (call.isOverride || !endpoint.documented);
	if (mayBePath && vendorMessage !== undefined && !blamesPath.test(vendorMessage)) {
		return {
			message: `${name} did not accept the request (status ${status}): ${vendorMessage}`,
			description: `Correct what it names. If that is right, the path may be wrong (${endpoint.method} ${path}): ${originOf(call)} It is set in the credential ${settingOf(call)}.`,
		};
	}
	if (mayBePath) {
		return {
			message: `${name} does not know the path ${endpoint.method} ${path} (status ${status})`,
			description: `${originOf(call)} Ask ${name} for the right one and set it in the credential ${settingOf(call)}.${vendorMessage === undefined ? '' : ` ${name} reported: ${vendorMessage}`}`,
		};
	}
	if (status === 401 || status === 403) {
		return {
			message: `${name} does not allow this (status ${status})${suffix}`,
			description: `Open the ${name} credential, press Test, and check that this account may do this.`,
		};
	}
	if (status === 429) {
		const wait = retryAfterSeconds === undefined ? 'a while' : `${Math.ceil(retryAfterSeconds)} seconds`;
		return {
			message: `${name} is receiving too many requests${suffix}`,
			description: `It asks to wait ${wait}. Send fewer items at a time or run the workflow less often.`,
		};
	}
	if (status === 407 || ((status === 502 || status === 504) && vendorMessage === undefined)) {
		return {
			message: `No response from ${name}: a proxy or gateway responded instead (status ${status})`,
			description: `It is ${possessive(name)} own or one between this server and ${name}. Try again later, and check this server's proxy if it stays so.`,
		};
	}
	if (status >= 500) {
		return {
			message: `${name} failed to process the request (status ${status})${suffix}`,
			description: `The fault is on ${name}'s side. Try again later.`,
		};
	}
	if ([301, 302, 303, 307, 308].includes(status)) {
		return {
			message: `${name} redirected the request (status ${status})`,
			description: `Redirects are not followed, since an order could get lost on the way. Check the URL in the ${name} credential (https instead of http?).`,
		};
	}
	if (status < 400) {
		return {
			message: `${name} answered with status ${status}, which is neither a success nor an error`,
			description: `Check the URL in the ${name} credential, and a proxy or cache between this server and ${name}.`,
		};
	}
	return {
		message: `${name} did not accept the request (status ${status})${suffix}`,
		description: 'Correct the field that is named and run the item again.',
	};
}
