import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api } from '../../shared/http/api';
import { normaliseBaseUrl } from '../../shared/http/baseUrl';
import { addressOf, ownPathField } from '../../shared/http/endpoint';
import type { AnswerReader } from '../../shared/http/verdict';
import { flag } from '../../shared/reading/sent';
import { isEmpty, isRecord } from '../../shared/reading/values';
import { bringgHosts, fleetEndpoints, merchantEndpoints } from './endpoints';

/** The host of the region that a credential names. */
function hostOf({ region, url }: ICredentialDataDecryptedObject): string {
	if (region === 'custom') return normaliseBaseUrl(String(url ?? ''));
	return bringgHosts[region as keyof typeof bringgHosts] ?? bringgHosts.us2;
}

const client = ({ clientId, clientSecret }: ICredentialDataDecryptedObject) => [String(clientId), String(clientSecret)];

/** What Bringg says under these names is about the call. A `title` is an order's, but beside `success: false`. */
const wordKeys = ['message', 'error', 'error_message', 'msg'];

/** Why a 200 is a refusal: `success: false`, an error beside a success, or words and neither a success nor an order. */
function refusalOf(body: unknown): string | undefined {
	if (!isRecord(body)) return undefined;
	const success = flag.parse(body.success);
	const said = [...wordKeys, ...(success === false ? ['title'] : [])]
		.map((key) => body[key])
		.find((value): value is string => typeof value === 'string' && value.trim() !== '');
	if (success === false) return said ?? 'no reason was given';
	if (success === true) return isEmpty(body.error) ? undefined : (said ?? 'it names an error');
	return body.id === undefined && body.task === undefined ? said : undefined;
}

/**
 * Bringg's statuses (its page "Open Fleet", "Error Handling"): 401 is the token or, on Update Order, an order that is not
 * there; 403 and 400 are what was sent, such as a wrong task_id.
 */
function statusMeans(status: number, words = ''): 'token' | 'content' | undefined {
	if (status === 401) return /not found/i.test(words) ? 'content' : 'token';
	return status === 400 || status === 403 ? 'content' : undefined;
}

const common = {
	displayName: 'Bringg',
	secrets: ['clientSecret', 'accessToken'],
	refusal: refusalOf,
	statusMeans,
	// It is said by the status alone.
	token: { field: 'accessToken', refusedBy: () => false },
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
	if (hasServiceUrl(credentials)) return normaliseBaseUrl(String(credentials.secretUrl ?? ''));
	const host = hostOf(credentials);
	return endpoint === 'login' || host === '' ? host : `${host}/services`;
}

/** The Service URL, and whole URLs that replace it for one call: whoever knows them may call them. */
function serviceUrls(credentials: ICredentialDataDecryptedObject): string[] {
	if (!hasServiceUrl(credentials)) return [];
	const own = Object.keys(merchantEndpoints).map((name) => String(credentials[ownPathField(name)] ?? '').trim());
	return [merchantBaseUrl(credentials, ''), ...own].filter((url) => /^https?:\/\//i.test(url));
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
};

/** What a call that fetches nothing is answered with: `success: true`, or the order as it is now. */
export const confirmed: AnswerReader<{ task?: unknown }> = {
	is: 'confirmation',
	read: (body) => {
		if (!isRecord(body)) return undefined;
		const hasOrder = !isEmpty(body.id) || (isRecord(body.task) && !isEmpty(body.task.id));
		return flag.parse(body.success) === true || hasOrder ? body : undefined;
	},
};
