import { sleep, type ICredentialTestFunctions, type IDataObject } from 'n8n-workflow';

const timeoutSeconds = 30;

interface Probe {
	method?: 'GET' | 'POST';
	url: string;
	query?: IDataObject;
	headers?: Record<string, string>;
	body?: IDataObject;
}

/** The body is parsed when it is JSON. */
export interface ProbeResponse {
	status: number;
	body: unknown;
}

/** Why there was no response: the code of Node's network layer, or ''. */
export interface NoResponse {
	code: string;
}

/**
 * Sends one request for a credential test and gives the response of whatever status, or why there was none after 30 seconds.
 * Redirects are not followed: they could carry the credential to another host.
 */
export async function probe(
	{ helpers }: ICredentialTestFunctions,
	{ method = 'GET', url, query, headers, body }: Probe,
): Promise<ProbeResponse | NoResponse> {
	// The only way to send a request that n8n gives a credential test. Of the error only its code is kept: it may hold the secret.
	const response = helpers
		.request({
			method,
			uri: url,
			qs: query,
			headers,
			body,
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: timeoutSeconds * 1000,
		})
		.then(({ statusCode: status, body }): ProbeResponse => ({ status, body }), noResponse);
	const ended = new AbortController();
	const timeout = sleep(timeoutSeconds * 1000, ended.signal).then(
		(): NoResponse => ({ code: 'ETIMEDOUT' }),
		(): NoResponse => ({ code: '' }),
	);
	return await Promise.race([response, timeout]).finally(() => ended.abort());
}

/** The error of a request of n8n's helpers. */
export function noResponse(error: unknown): NoResponse {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	return { code: String(code ?? cause?.code ?? '') };
}
