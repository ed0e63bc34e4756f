import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

import { logIn, type Login } from '../../shared/credential/logIn';
import { probe } from '../../shared/credential/probe';
import { transportNote } from '../../shared/credential/transportNote';
import { addressOf, domainProblem } from '../../shared/http/address';
import { isWebAddress } from '../../shared/http/baseUrl';
import { noResponseText } from '../../shared/http/errorMessages';
import { forgetRefusal } from '../../shared/http/token';
import { bringgMerchantApi, fleetLogin, hasServiceUrl, merchantLogin } from './api';
import { openOrders } from './orders';

/** The test of the `bringgFleetApi` credential: gets a token, which changes nothing. */
export async function bringgFleetApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testLogin(this, fleetLogin, data);
}

/** The test of the `bringgMerchantApi` credential: gets a token or, with a Service URL, the list of open orders. */
export async function bringgMerchantApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	if (!hasServiceUrl(data)) return await testLogin(this, merchantLogin, data);
	if (!isWebAddress(bringgMerchantApi.baseUrl(data, 'getOpenOrders'))) {
		return failed('Service URL is not valid. An example is https://admin-api.bringg.com/services/.../.../...');
	}
	const { url, baseUrl } = addressOf(bringgMerchantApi, 'getOpenOrders', data);
	const forbidden = domainProblem(data, url);
	if (forbidden !== undefined) return failed(forbidden);
	const byGet = await probe(this, { url });
	const isOtherMethod = 'status' in byGet && (byGet.status === 404 || byGet.status === 405);
	const response = isOtherMethod ? await probe(this, { method: 'POST', url, body: {} }) : byGet;
	if ('code' in response) return failed(noResponseText(baseUrl, response.code));
	if (response.status < 300 && openOrders.read(response.body) !== undefined) {
		const message = `Bringg gives the open orders at this Service URL.${transportNote(bringgMerchantApi, data)}`;
		return { status: 'OK', message };
	}
	return failed(
		`${baseUrl} did not give the open orders (status ${response.status}). Copy the Service URL once more from Bringg's dashboard, up to the part in front of the name of a call.`,
	);
}

async function testLogin(
	context: ICredentialTestFunctions,
	login: Login,
	data: NonNullable<ICredentialsDecrypted['data']>,
): Promise<INodeCredentialTestResult> {
	try {
		await logIn(login, async (request) => await probe(context, request), data);
		forgetRefusal(login.api.account(data));
		const message = `Bringg accepts the client ID and the client secret.${transportNote(login.api, data)}`;
		return { status: 'OK', message };
	} catch (error) {
		return failed((error as Error).message);
	}
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
