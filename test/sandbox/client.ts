import axios, { type AxiosInstance } from 'axios';

import type { Sandbox } from '../../sandbox';

/** An HTTP client for the sandbox that hands back every answer, whatever its status. */
export function clientFor(sandbox: Sandbox, token?: string): AxiosInstance {
	return axios.create({
		baseURL: sandbox.url,
		proxy: false,
		validateStatus: () => true,
		headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
	});
}

/** A client that has logged in to Blink. */
export async function signedIn(sandbox: Sandbox): Promise<AxiosInstance> {
	const { data } = await clientFor(sandbox).post<{ access_token: string }>('/interface/v1/login', {
		username: 'demo',
		password: 'demo-password',
	});
	return clientFor(sandbox, data.access_token);
}

/** A client with the Logistics portal's token. */
export function atPortal(sandbox: Sandbox): AxiosInstance {
	return clientFor(sandbox, 'demo-logistics-token');
}
