import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/** A call as it arrived. */
export interface VendorCall {
	method: string;
	path: string;
	query: Record<string, string>;
	authorization?: string;
	body: unknown;
}

export interface Vendor {
	url: string;
	/** All calls but logins. */
	calls: VendorCall[];
	/** What every call is answered with, or how. */
	answer: unknown | ((call: VendorCall) => unknown);
}

/**
 * A server on loopback in place of any vendor, one for each test: it writes down what arrives and answers what the test
 * says. Its login gives each user a token of its own, "token-of-<user>".
 */
export function aVendor(): Vendor {
	const vendor: Vendor = { url: '', calls: [], answer: {} };
	let server: Server;
	beforeEach(async () => {
		vendor.calls.length = 0;
		vendor.answer = {};
		server = createServer((request, response) => {
			let text = '';
			request.setEncoding('utf8').on('data', (part: string) => (text += part));
			request.on('end', () => {
				const { pathname, searchParams } = new URL(request.url!, 'http://vendor');
				const body: unknown = text === '' ? undefined : JSON.parse(text);
				const { method = '', headers } = request;
				response.setHeader('content-type', 'application/json');
				if (pathname.endsWith('/login')) {
					const { username } = body as { username: string };
					response.end(JSON.stringify({ token_type: 'Bearer', access_token: `token-of-${username}` }));
					return;
				}
				const query = Object.fromEntries(searchParams);
				const call = { method, path: pathname, query, authorization: headers.authorization, body };
				vendor.calls.push(call);
				response.end(JSON.stringify(typeof vendor.answer === 'function' ? vendor.answer(call) : vendor.answer));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		vendor.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return vendor;
}

/** The credentials of every action node, for such a server. */
export function credentialsFor(vendor: Vendor): Record<string, Record<string, ICredentialDataDecryptedObject>> {
	const { url } = vendor;
	return {
		blink: { blinkApi: { username: 'u', password: 'pw', environment: 'custom', url, accessToken: '' } },
		blinkLogistics: {
			blinkLogisticsApi: {
				token: 't',
				environment: 'custom',
				url,
				headerName: 'Authorization',
				headerPrefix: 'Bearer',
			},
		},
		blend: {
			blendApi: {
				environment: 'staging',
				orderReceiveUrl: `${url}/webhooks/order-receive`,
				orderStatusUrl: `${url}/webhooks/order-status`,
				headerName: '',
				headerSecret: '',
			},
		},
	};
}

/** The body of the only call, or of none. */
export function onlyBody(vendor: Vendor): IDataObject | undefined {
	expect(vendor.calls.length).toBeLessThanOrEqual(1);
	return vendor.calls[0]?.body as IDataObject | undefined;
}
