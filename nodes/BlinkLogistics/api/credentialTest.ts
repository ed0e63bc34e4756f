import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { probe, type NoResponse, type ProbeResponse } from '../../shared/credential/probe';
import { transportNote } from '../../shared/credential/transportNote';
import { addressOf, domainProblem } from '../../shared/http/address';
import { isWebAddress } from '../../shared/http/baseUrl';
import { noResponseText } from '../../shared/http/errorMessages';
import { redactedMessage, vendorMessageOf } from '../../shared/http/vendorMessage';
import { isRecord } from '../../shared/parsing/values';
import { logisticsApi, logisticsBaseUrl, logisticsHeaders, logisticsToken } from './api';

/** A reference that no task has. */
const noTask = 'n8n-credential-test';

/**
 * The test of the `blinkLogisticsApi` credential: asks for the status of a task that cannot exist, which changes nothing.
 * A 404 may mean "no such task" (all is well) or "no such path"; then the same call without the token shows which.
 */
export async function blinkLogisticsApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const baseUrl = logisticsBaseUrl(data);
	if (baseUrl === '') return failed('The URL is empty. Fill in the address of your Blink Logistics API.');
	if (!isWebAddress(baseUrl)) return failed('URL is not valid. An example is https://delivery.blinkco.io.');
	const address = addressOf(logisticsApi, 'taskStatus', data);
	const forbidden = domainProblem(data, address.url);
	if (forbidden !== undefined) return failed(forbidden);
	const call = { url: address.url, query: { mappingKey: noTask } };
	const response = await probe(this, { ...call, headers: logisticsHeaders(data) });
	const problem = problemWith(response, address.baseUrl, data);
	if (problem !== undefined) return failed(problem);
	if ('status' in response && (response.status === 404 || response.status === 405)) {
		const withoutToken = await probe(this, call);
		if (!('status' in withoutToken) || (withoutToken.status !== 401 && withoutToken.status !== 403)) {
			return failed(
				`${address.baseUrl} does not know the path ${address.path}, so the token could not be checked. The vendor's public page does not show its paths: ask for the right one and set it under Endpoint Paths > Task Status.`,
			);
		}
	}
	return { status: 'OK', message: `Blink Logistics accepts the token.${transportNote(logisticsApi, data)}` };
}

/** What is wrong with host or token; undefined when nothing is. */
function problemWith(
	response: ProbeResponse | NoResponse,
	baseUrl: string,
	credentials: ICredentialDataDecryptedObject,
): string | undefined {
	if ('code' in response) return noResponseText(baseUrl, response.code);
	const { status, body } = response;
	const vendorMessage = redactedMessage(vendorMessageOf(body) ?? '', [logisticsToken(credentials)]);
	if (status === 401 || status === 403 || isTokenRefusal(response, vendorMessage)) {
		return `Blink Logistics refused the token.${vendorMessage === '' ? '' : ` It reported: ${vendorMessage}`}`;
	}
	if (status === 429 || status >= 500) {
		return `Blink Logistics cannot check the token right now (status ${status}). Try again later.`;
	}
	if (!isRecord(body) || (status >= 300 && status < 400)) {
		return `${baseUrl} responded, but not like Blink Logistics (status ${status}). Check the environment and the URL.`;
	}
	return undefined;
}

/** Whether a 200 means that the token is bad, as Blink's own API may answer. */
function isTokenRefusal({ status, body }: ProbeResponse, vendorMessage: string): boolean {
	const isRefusal = status < 300 && logisticsApi.refusal(body) !== undefined;
	return isRefusal && /unauthenticated|unauthori[sz]ed|token/i.test(vendorMessage);
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
