import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { probe } from '../../shared/credential/probe';
import { transportNote } from '../../shared/credential/transportNote';
import { addressOf, domainProblem } from '../../shared/http/address';
import { isWebAddress } from '../../shared/http/baseUrl';
import { noResponseText } from '../../shared/http/errorMessages';
import { isEmpty } from '../../shared/parsing/values';
import { blendApi, blendBaseUrl, blendHeaders, blendUrls } from './api';
import { blendEndpoints } from './endpoints';

/**
 * The test of the `blendApi` credential. Blend takes orders and statuses at these URLs and offers nothing to ask, so each
 * gets a GET, which no webhook acts on: it proves that somebody is there, not that orders are welcome.
 */
export async function blendApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	if (!isEmpty(data.headerSecret) && String(data.headerName ?? '').trim() === '') {
		return { status: 'Error', message: 'Header Name is missing: without it Header Value is not sent.' };
	}
	const problems = await Promise.all(
		(['sendOrder', 'updateOrderStatus'] as const).map(async (name) => await problemAt(this, data, name)),
	);
	const problem = problems.find((text) => text !== undefined);
	if (problem !== undefined) return { status: 'Error', message: problem };
	const note = transportNote(blendApi, data);
	return {
		status: 'OK',
		message: `Both URLs answer. Whether Blend takes orders there, only an order can show.${note}`,
	};
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
		return `${displayName} is not valid. An example is ${blendBaseUrl(credentials)}${blendEndpoints[name].path}.`;
	}
	const forbidden = domainProblem(credentials, url);
	if (forbidden !== undefined) return `${displayName}: ${forbidden}`;
	const response = await probe(context, { url, headers: blendHeaders(credentials) });
	if ('code' in response) return `${displayName}: ${noResponseText(baseUrl, response.code)}`;
	if (response.status === 401 || response.status === 403) {
		return `${displayName}: ${baseUrl} refuses the caller (status ${response.status}). Check the header and its value.`;
	}
	if (response.status === 429 || response.status >= 500) {
		return `${displayName}: ${baseUrl} cannot answer right now (status ${response.status}). Try again later.`;
	}
	// Blend's own answer to a GET is not documented: any is good but a page for people.
	if (response.status < 300 && /^\s*</.test(String(response.body))) {
		return `${displayName}: ${baseUrl} answered with a web page, so it is not Blend's API. Check the URL.`;
	}
	return undefined;
}
