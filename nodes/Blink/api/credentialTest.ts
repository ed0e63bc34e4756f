import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

import { probe } from '../../shared/credential/probe';
import { forgetRefusal } from '../../shared/credential/sharedToken';
import { addressOf } from '../../shared/http/endpoint';
import { isRecord } from '../../shared/reading/values';
import { blinkApi } from './api';
import { logIn } from './login';

/**
 * The test of the `blinkApi` credential: logs in and lists the branches with the new token. n8n's own way of testing would
 * take the token that it kept from an earlier login, and call a password good that was just mistyped.
 */
export async function blinkApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const token = await logIn(async (request) => await probe(this, request), data);
		forgetRefusal(blinkApi.account(data));
		const { url, baseUrl, path } = addressOf(blinkApi, 'branches', data);
		const headers = { Authorization: `Bearer ${token}` };
		const answer = await probe(this, { url, headers });
		if (answer !== undefined && answer.status < 300 && isRecord(answer.body) && !blinkApi.refusal(answer.body)) {
			return { status: 'OK', message: 'Blink accepts the username and the password' };
		}
		const what = answer === undefined ? 'gave no answer' : `answered with status ${answer.status}`;
		return failed(
			`Blink accepts the username and the password, but ${baseUrl}${path}, the list of branches, ${what}. Ask Blink whether this user may call its API.`,
		);
	} catch (error) {
		return failed((error as Error).message);
	}
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
