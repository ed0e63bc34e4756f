import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { probe } from '../../shared/credential/probe';
import { isWebAddress } from '../../shared/http/baseUrl';
import { addressOf } from '../../shared/http/endpoint';
import { blendApi, blendBaseUrl, blendUrls } from './api';
import { blendHeaders } from './authentication';
import { blendEndpoints } from './endpoints';

/**
 * The test of the `blendApi` credential. Blend takes orders and statuses at these URLs and offers nothing to ask, so each
 * gets a GET, which no webhook acts on: it proves that somebody is there, not that orders are welcome.
 */
export async function blendApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const problems = await Promise.all(
		(['sendOrder', 'updateOrderStatus'] as const).map(async (name) => await problemAt(this, data, name)),
	);
	const problem = problems.find((text) => text !== undefined);
	if (problem !== undefined) return { status: 'Error', message: problem };
	return { status: 'OK', message: 'Both URLs answer. Whether Blend takes orders there, only an order can show.' };
}

async function problemAt(
	context: ICredentialTestFunctions,
	credentials: ICredentialDataDecryptedObject,
	name: keyof typeof blendEndpoints,
): Promise<string | undefined> {
	const { displayName } = blendEndpoints[name];
	const urls = blendUrls(credentials);
	const { url, baseUrl } = addressOf(blendApi, name, credentials);
	if (/^[^/]/.test(urls[name]) && !isWebAddress(urls[name])) {
		return `${displayName} is not a URL. It looks like ${blendBaseUrl(credentials)}${blendEndpoints[name].path}.`;
	}
	const answer = await probe(context, { url, headers: blendHeaders(credentials) });
	if (answer === undefined) {
		return `${displayName}: ${baseUrl} could not be reached. Check the URL and this server's network.`;
	}
	if (answer.status === 401 || answer.status === 403) {
		return `${displayName}: ${baseUrl} refuses the caller (status ${answer.status}). Check the header and its value.`;
	}
	if (answer.status === 429 || answer.status >= 500) {
		return `${displayName}: ${baseUrl} cannot answer right now (status ${answer.status}). Try again later.`;
	}
	// Blend's own answer to a GET is not documented: any is good but a page for people.
	if (answer.status < 300 && /^\s*</.test(String(answer.body))) {
		return `${displayName}: ${baseUrl} answered with a web page, so it is not Blend's API. Check the URL.`;
	}
	return undefined;
}
