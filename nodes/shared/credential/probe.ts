import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';

const timeoutSeconds = 30;

/** What a credential test asks. */
export interface Probe {
	method?: 'GET' | 'POST';
	url: string;
	query?: IDataObject;
	headers?: Record<string, string>;
	body?: IDataObject;
}

/** What came back; the body is parsed when it is JSON. */
export interface ProbeAnswer {
	status: number;
	body: unknown;
}

/**
 * Sends one request, a GET unless it says otherwise, for a credential test and gives the answer of whatever status, or undefined when nobody answered.
 * Redirects are not followed: they could carry the credential to another host.
 */
export async function probe(
	{ helpers }: ICredentialTestFunctions,
	{ method = 'GET', url, query, headers, body }: Probe,
): Promise<ProbeAnswer | undefined> {
	// The only way to send a request that n8n gives a credential test. The error is left behind: it may hold the secret.
	const answer = await helpers
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
		.catch(() => undefined);
	return answer === undefined ? undefined : { status: answer.statusCode, body: answer.body };
}
