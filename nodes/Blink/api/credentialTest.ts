import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

import { logIn } from '../../shared/credential/logIn';
import { probe } from '../../shared/credential/probe';
import { transportNote } from '../../shared/credential/transportNote';
import { addressOf, domainProblem } from '../../shared/http/address';
import { forgetRefusal } from '../../shared/http/token';
import { isRecord } from '../../shared/parsing/values';
import { blinkApi, blinkLogin } from './api';

/**
 * The test of the `blinkApi` credential: logs in and lists the branches with the new token. n8n's own test would use the token
 * of an earlier login, and accept a password that was just mistyped.
 */
export async function blinkApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const token = await logIn(blinkLogin, async (request) => await probe(this, request), data);
		forgetRefusal(blinkApi.account(data));
		const { url, baseUrl, path } = addressOf(blinkApi, 'branches', data);
		const forbidden = domainProblem(data, url);
		if (forbidden !== undefined) return failed(forbidden);
		const response = await probe(this, { url, headers: { Authorization: `Bearer ${token}` } });
		const isGood = !('code' in response) && response.status < 300 && isRecord(response.body);
		if (isGood && blinkApi.refusal(response.body) === undefined) {
			const message = `Blink accepts the username and the password.${transportNote(blinkApi, data)}`;
			return { status: 'OK', message };
		}
		const what = 'code' in response ? 'gave no response' : `responded with status ${response.status}`;
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
