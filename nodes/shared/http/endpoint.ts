import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestMethods } from 'n8n-workflow';

/** One row of a vendor's endpoint table. */
export interface Endpoint {
	/** As the credential names it under Endpoint Paths. */
	displayName: string;
	method: IHttpRequestMethods;
	path: string;
	/** Whether the vendor's own page shows this path. If not, the path is our assumption and errors say so. */
	documented: boolean;
	/** Whether sending the same request twice does no harm: reads, and writes that set a state. */
	repeatable: boolean;
}

export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** The credential's field that holds a person's own path for an endpoint. */
export function ownPathField(name: string): string {
	return `${name}Path`;
}

/** A person's own paths, by endpoint, as the credential's fields under Endpoint Paths hold them. */
export function ownPaths(endpoints: EndpointTable, credentials: ICredentialDataDecryptedObject): IDataObject {
	if (credentials.endpointPaths !== 'custom') return {};
	return Object.fromEntries(
		Object.keys(endpoints).map((name) => [name, credentials[ownPathField(name)] as string | undefined]),
	);
}

/** The path to call: the user's own from the credential's Endpoint Paths, else the table's. Always starts with a slash. */
export function endpointPath(endpoints: EndpointTable, name: string, overrides: unknown): string {
	const path = ownPath(name, overrides) ?? endpoints[name]!.path;
	return path.startsWith('/') ? path : `/${path}`;
}

/** Where to send a call: base URL, path and query, one after the other. */
export interface Address {
	baseUrl: string;
	path: string;
	/** The query of a whole URL, with its question mark. Kept apart: it may hold a secret, which no message must show. */
	ownQuery: string;
	/** Whether the user set it, in which case nothing about it is assumed. */
	isOwn: boolean;
}

/** The address of an endpoint. A user's own path may be a whole URL: then that is called, wherever it leads. */
export function addressOf(
	endpoints: EndpointTable,
	name: string,
	{ baseUrl, overrides }: { baseUrl: string; overrides: unknown },
): Address {
	const own = ownPath(name, overrides);
	const [, host, path = '/', ownQuery = ''] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)?(\?[^#]*)?/i.exec(own ?? '') ?? [];
	if (host !== undefined) return { baseUrl: host, path, ownQuery, isOwn: true };
	return { baseUrl, path: endpointPath(endpoints, name, overrides), ownQuery: '', isOwn: own !== undefined };
}

function ownPath(name: string, overrides: unknown): string | undefined {
	const own = (overrides as IDataObject | undefined)?.[name];
	return typeof own === 'string' && own.trim() !== '' ? own.trim() : undefined;
}
