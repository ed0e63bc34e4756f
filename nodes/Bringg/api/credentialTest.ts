import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

import { logIn, type Login } from '../../shared/credential/logIn';
import { probe } from '../../shared/credential/probe';
import { forgetRefusal } from '../../shared/credential/sharedToken';
import { isWebAddress } from '../../shared/http/baseUrl';
import { addressOf } from '../../shared/http/endpoint';
import { bringgMerchantApi, hasServiceUrl } from './api';
import { fleetLogin, merchantLogin } from './login';
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
		return failed('Service URL is not a URL. It looks like https://admin-api.bringg.com/services/.../.../...');
	}
	const { url, baseUrl } = addressOf(bringgMerchantApi, 'getOpenOrders', data);
	const byGet = await probe(this, { url });
	const isOtherMethod = byGet?.status === 404 || byGet?.status === 405;
	const answer = isOtherMethod ? await probe(this, { method: 'POST', url, body: {} }) : byGet;
	if (answer === undefined) return failed(`${baseUrl} could not be reached. Check the URL and this server's network.`);
	if (answer.status < 300 && openOrders.read(answer.body) !== undefined) {
		return { status: 'OK', message: 'Bringg gives the open orders at this Service URL' };
	}
	return failed(
		`${baseUrl} did not give the open orders (status ${answer.status}). Copy the Service URL once more from Bringg's dashboard, up to the part in front of the name of a call.`,
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
		return { status: 'OK', message: 'Bringg accepts the client ID and the client secret' };
	} catch (error) {
		return failed((error as Error).message);
	}
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
