import type { ICredentialDataDecryptedObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Api, EndpointName } from './api';

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
	/** Whether sending the same request twice does no harm: reads, and writes that set a state. */
	repeatable: boolean;
}

export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** Where to send a call. */
export interface Address {
	/** All of it. It may hold a secret in its query, so no message shows it: they show base URL and path. */
	url: string;
	baseUrl: string;
	path: string;
	/** Whether the user set it, in which case nothing about it is assumed. */
	isOwn: boolean;
}

/** The credential's field that holds a person's own path for an endpoint. */
export function ownPathField(name: string): string {
	return `${name}Path`;
}

/** Where a credential sends the calls of an endpoint. A user's own path may be a whole URL: then that is called, wherever it leads. */
export function addressOf<Of extends Api>(
	api: Of,
	name: EndpointName<Of>,
	credentials: ICredentialDataDecryptedObject,
): Address {
	const own = ownPath(api, name, credentials);
	const [, host, hostPath = '/', query = ''] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)?(\?[^#]*)?/i.exec(own ?? '') ?? [];
	const given = host === undefined ? (own ?? api.endpoints[name]!.path) : hostPath;
	const baseUrl = host ?? api.baseUrl(credentials, name);
	const path = given.startsWith('/') ? given : `/${given}`;
	const address = { url: `${baseUrl}${path}${query}`, baseUrl, path, isOwn: own !== undefined };
	const isSecret = (api.secretUrls?.(credentials) ?? []).some((url) => address.url.startsWith(url));
	return isSecret ? { ...address, baseUrl: hostOf(baseUrl), path: `/…${api.endpoints[name]!.path}` } : address;
}

function hostOf(url: string): string {
	return /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? '';
}

/** What a person filled in for an endpoint; undefined when it is the table's. */
function ownPath(api: Api, name: string, credentials: ICredentialDataDecryptedObject): string | undefined {
	const own =
		api.endpointUrls === undefined
			? credentials.endpointPaths === 'custom' && credentials[ownPathField(name)]
			: api.endpointUrls(credentials)[name];
	return typeof own === 'string' && own.trim() !== '' ? own.trim() : undefined;
}
