import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';

const timeoutSeconds = 30;

/** What a credential test asks. */
export interface Probe {
	url: string;
	query?: IDataObject;
	headers?: Record<string, string>;
}

/** What came back; the body is parsed when it is JSON. */
export interface ProbeAnswer {
	status: number;
	body: unknown;
}

/**
 * Sends one GET for a credential test and gives the answer of whatever status, or undefined when nobody answered.
 * Redirects are not followed: they could carry the credential to another host.
 */
export async function probe(
	{ helpers }: ICredentialTestFunctions,
	{ url, query, headers }: Probe,
): Promise<ProbeAnswer | undefined> {
	// The only way to send a request that n8n gives a credential test. The error is left behind: it may hold the secret.
	const answer = await helpers
		.request({
			method: 'GET',
			uri: url,
			qs: query,
			headers,
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: timeoutSeconds * 1000,
		})
		.catch(() => undefined);
	return answer === undefined ? undefined : { status: answer.statusCode, body: answer.body };
}
