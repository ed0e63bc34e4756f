import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

/** One row of a vendor's endpoint table. */
export interface Endpoint {
	/** As the credential's Endpoint Paths collection names it. */
	displayName: string;
	method: IHttpRequestMethods;
	path: string;
	/** Whether the vendor's own page shows this path. If not, the path is our assumption and errors say so. */
	documented: boolean;
	/** Whether sending the same request twice does no harm: reads, and writes that set a state. */
	repeatable: boolean;
}

export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** The path to call: the user's own from the credential's Endpoint Paths, else the table's. Always starts with a slash. */
export function endpointPath(endpoints: EndpointTable, name: string, overrides: unknown): string {
	const own = (overrides as IDataObject | undefined)?.[name];
	const path = typeof own === 'string' && own.trim() !== '' ? own.trim() : endpoints[name]!.path;
	return path.startsWith('/') ? path : `/${path}`;
}
