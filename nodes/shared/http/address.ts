import type { ICredentialDataDecryptedObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Api, EndpointName } from './api';
import { shownUrl } from './baseUrl';

/** One row of a vendor's endpoint table. */
export interface Endpoint {
	/** As the credential names it under Endpoint Paths. */
	displayName: string;
	method: IHttpRequestMethods;
	/** The method to try after a 404 or a 405, where the vendor's pages name two. A POST carries the query as its body. */
	otherMethod?: IHttpRequestMethods;
	path: string;
	/** Whether the vendor's own page shows this path. If not, the path is our assumption and errors say so. */
	documented: boolean;
	/**
	 * When the same request may be sent again by itself. `always`: twice does no harm, as with reads and with writes that set
	 * a state. `ifNotArrived`: it places something, so only when the first one certainly did not arrive.
	 */
	repeat: 'always' | 'ifNotArrived';
	/** Whether an answer may refuse single entries of what was sent, under `errors`: the operation then reads them. */
	reportsEntries?: true;
}

export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** Where to send a call. */
export interface Address {
	/** All of it. It may hold a secret, so messages never show it: they show base URL and path. */
	url: string;
	/** Without a user and a password, should the URL hold any. */
	baseUrl: string;
	/** `/…` where the path itself is the secret. */
	path: string;
	/** Whether the user set it, in which case nothing about it is assumed. */
	isOverride: boolean;
	/** The parts of the URL that are a secret, where everyone gets a URL of their own. */
	secrets: readonly string[];
}

/** The credential's field that holds a person's own path for an endpoint. */
export function pathOverrideField(name: string): string {
	return `${name}Path`;
}

/** Where a credential sends the calls of an endpoint. A user's own path may be a whole URL: then that is called, wherever it leads. */
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

/** What a person filled in for an endpoint; undefined when it is the table's. */
function pathOverride(api: Api, name: string, credentials: ICredentialDataDecryptedObject): string | undefined {
	const override =
		api.endpointUrls === undefined
			? credentials.endpointPaths === 'custom' && credentials[pathOverrideField(name)]
			: api.endpointUrls(credentials)[name];
	return typeof override === 'string' && override.trim() !== '' ? override.trim() : undefined;
}
