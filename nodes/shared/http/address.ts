import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Api, EndpointName } from './api';
import { shownUrl } from './baseUrl';

/** Where to send a call. */
export interface Address {
	/** All of it. It may hold a secret, so messages never show it: they show base URL and path. */
	url: string;
	/** Without a user and a password, should the URL hold any. */
	baseUrl: string;
	/** `/…` where the path itself is the secret. */
	path: string;
	/** Whether the credential overrides it, in which case nothing about it is assumed. */
	isOverride: boolean;
	/** The parts of the URL that are a secret, where each account has its own URL. */
	secrets: readonly string[];
}

/** The credential's field that overrides the path of an endpoint. */
export function pathOverrideField(name: string): string {
	return `${name}Path`;
}

/** Where a credential sends the calls of an endpoint. An override may be a whole URL, of any host. */
export function addressOf<Of extends Api>(
	api: Of,
	name: EndpointName<Of>,
	credentials: ICredentialDataDecryptedObject,
): Address {
	const override = pathOverride(api, name, credentials);
	const [, host, hostPath = '/', query = ''] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)?(\?[^#]*)?/i.exec(override ?? '') ?? [];
	const input = host === undefined ? (override ?? api.endpoints[name]!.path) : hostPath;
	const baseUrl = host ?? api.baseUrl(credentials, name);
	const path = input.startsWith('/') ? input : `/${input}`;
	const isOverride = override !== undefined;
	const url = `${baseUrl}${path}${query}`;
	if ((api.secretUrls?.(credentials) ?? []).some((secret) => url.startsWith(secret))) {
		const [, shownHost = '', secret = ''] = /^(https?:\/\/[^/?#]+)(.*)/i.exec(url) ?? [];
		// A vendor that repeats the path may repeat a part of it. Common words such as "services" have no digits.
		const parts = secret.split('/').filter((part) => /\d/.test(part));
		const shownPath = `/…${api.endpoints[name]!.path}`;
		return { url, baseUrl: shownUrl(shownHost), path: shownPath, isOverride, secrets: [secret, ...parts] };
	}
	const isSecret = isOverride && api.endpointUrls !== undefined;
	return {
		url,
		baseUrl: shownUrl(baseUrl),
		path: isSecret ? '/…' : path,
		isOverride,
		secrets: isSecret ? secretParts(path, query.slice(1), api.endpoints[name]!.path) : [],
	};
}

/** A path and a query that are secrets, whole and in the parts that a vendor may repeat, but for the words of the usual path. */
function secretParts(path: string, query: string, defaultPath: string): string[] {
	const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
	const parts = [...path.split('/'), ...values].filter((part) => !defaultPath.split('/').includes(part));
	return [path, path.slice(1), query, ...parts];
}

/** The path or URL that the credential sets for an endpoint; undefined when it is the table's. */
function pathOverride(api: Api, name: string, credentials: ICredentialDataDecryptedObject): string | undefined {
	const override =
		api.endpointUrls === undefined
			? credentials.endpointPaths === 'custom' && credentials[pathOverrideField(name)]
			: api.endpointUrls(credentials)[name];
	return typeof override === 'string' && override.trim() !== '' ? override.trim() : undefined;
}

/**
 * Why the credential's Allowed Domains forbid to call a URL; undefined when they allow it. n8n itself checks them in its HTTP
 * Request node only, and at a login. A pattern `*.example.com` means subdomains only. The choice None is about the HTTP
 * Request node, not about the nodes that the credential is made for.
 */
export function domainProblem(credentials: ICredentialDataDecryptedObject, url: string): string | undefined {
	if (credentials.allowedHttpRequestDomains !== 'domains' || !URL.canParse(url)) return undefined;
	const host = plainHost(new URL(url).hostname);
	const allowed = String(credentials.allowedDomains ?? '')
		.split(',')
		.map(plainHost)
		.filter((pattern) => pattern !== '');
	const isAllowed = allowed.some((pattern) =>
		pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
	);
	if (isAllowed) return undefined;
	return `The credential does not allow calls to ${host}: its Allowed Domains are ${allowed.join(', ') || 'empty'}. Add ${host} to them, or correct the URL.`;
}

function plainHost(host: string): string {
	return host.trim().toLowerCase().replace(/\.$/, '');
}
