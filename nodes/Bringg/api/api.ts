import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { Login } from '../../shared/credential/logIn';
import { addressOf, pathOverrideField } from '../../shared/http/address';
import type { Api } from '../../shared/http/api';
import { normalizeBaseUrl } from '../../shared/http/baseUrl';
import type { ResponseParser } from '../../shared/http/responseClassifier';
import { explicitNo, vendorMessageOf } from '../../shared/http/vendorMessage';
import { flag } from '../../shared/parsing/lenient';
import { isEmpty, isRecord } from '../../shared/parsing/values';
import { bringgHosts, fleetEndpoints, merchantEndpoints } from './endpoints';

/** The host of the region that a credential names. */
function hostOf({ region, url }: ICredentialDataDecryptedObject): string {
	if (region === 'custom') return normalizeBaseUrl(String(url ?? ''));
	return bringgHosts[region as keyof typeof bringgHosts] ?? bringgHosts.us2;
}

const client = ({ clientId, clientSecret }: ICredentialDataDecryptedObject) => [String(clientId), String(clientSecret)];

const holdsOrder = (body: IDataObject) => [body, body.task].some((value) => isRecord(value) && !isEmpty(value.id));

/** Why a 200 is a refusal: an explicit one, whose message may be its `title`, or a message without a success or an order. */
function refusalOf(body: unknown): string | undefined {
	if (!isRecord(body)) return undefined;
	const vendorMessage = vendorMessageOf({
		message: body.message,
		error: body.error,
		error_message: body.error_message,
	});
	const no = explicitNo(body);
	if (no !== undefined) return vendorMessage ?? vendorMessageOf({ message: body.title }) ?? no;
	return body.success === undefined && !holdsOrder(body) ? vendorMessage : undefined;
}

/**
 * Bringg's statuses (its page "Open Fleet", "Error Handling"): 401 is the token or, on Update Order, an order that is not
 * there; 403 and 400 are what was sent, such as a wrong task_id.
 */
function statusMeans(status: number, vendorMessage = ''): 'token' | 'content' | undefined {
	if (status === 401) return /\b(task|order)\b.*\bnot found/i.test(vendorMessage) ? 'content' : 'token';
	return status === 400 || status === 403 ? 'content' : undefined;
}

const common = {
	displayName: 'Bringg',
	secrets: ['clientSecret'],
	refusal: refusalOf,
	confirms: (body) => isRecord(body) && (flag.parse(body.success) === true || holdsOrder(body)),
	statusMeans,
	// Only the status reports it.
	token: { field: 'accessToken', refusedBy: () => false, phrases: [] },
} satisfies Partial<Api>;

/** Bringg as a delivery provider calls it. */
export const bringgFleetApi: Api<typeof fleetEndpoints> = {
	...common,
	credential: 'bringgFleetApi',
	endpoints: fleetEndpoints,
	baseUrl: hostOf,
	account: (credentials) => [
		hostOf(credentials),
		addressOf(bringgFleetApi, 'login', credentials).url,
		...client(credentials),
	],
};

/** Whether a merchant calls by Service URL, which needs no token. */
export function hasServiceUrl({ access }: ICredentialDataDecryptedObject): boolean {
	return access !== 'oauth';
}

/** Where a merchant's calls go: behind the Service URL, or behind `/services` of the host, which has the login. */
function merchantBaseUrl(credentials: ICredentialDataDecryptedObject, endpoint: string): string {
	if (hasServiceUrl(credentials)) return normalizeBaseUrl(String(credentials.secretUrl ?? ''));
	const host = hostOf(credentials);
	return endpoint === 'login' || host === '' ? host : `${host}/services`;
}

/** The Service URL, and whole URLs that replace it for one call. They need no other authentication. */
function serviceUrls(credentials: ICredentialDataDecryptedObject): string[] {
	if (!hasServiceUrl(credentials)) return [];
	const overrides = Object.keys(merchantEndpoints).map((name) =>
		String(credentials[pathOverrideField(name)] ?? '').trim(),
	);
	return [merchantBaseUrl(credentials, ''), ...overrides].filter((url) => /^https?:\/\//i.test(url));
}

/** Bringg as a merchant calls it. */
export const bringgMerchantApi: Api<typeof merchantEndpoints> = {
	...common,
	credential: 'bringgMerchantApi',
	endpoints: merchantEndpoints,
	secrets: [...common.secrets, 'secretUrl'],
	baseUrl: merchantBaseUrl,
	account: (credentials) =>
		hasServiceUrl(credentials)
			? serviceUrls(credentials)
			: [hostOf(credentials), addressOf(bringgMerchantApi, 'login', credentials).url, ...client(credentials)],
	secretUrls: serviceUrls,
	needsNoToken: hasServiceUrl,
};

/** The response to a call that fetches nothing: a confirmation, and often the order as it is now. */
export const confirmed: ResponseParser<{ task?: unknown }> = {
	is: 'a confirmation',
	read: (body) => (isRecord(body) && common.confirms(body) ? body : undefined),
};

/** How Bringg hands out a token for half an hour (its page "Authentication"): OAuth client credentials, as JSON. */
const clientCredentials = (api: Login['api']): Login => ({
	api,
	body: ({ clientId, clientSecret }) => ({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
	}),
	whatIsWrong: 'the client ID or the client secret',
	example: bringgHosts.us2,
});

export const fleetLogin = clientCredentials(bringgFleetApi);
export const merchantLogin = clientCredentials(bringgMerchantApi);
