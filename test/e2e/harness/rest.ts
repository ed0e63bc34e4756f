import { randomBytes } from 'node:crypto';

import axios, { type AxiosInstance } from 'axios';

/** An account with which a person can sign in to the editor. */
export interface Login {
	email: string;
	password: string;
}

/** n8n binds a session to the browser it began in, by this header. */
const BROWSER = 'n8n-nodes-blink-harness';

interface Refusal {
	message?: string;
}

/** The editor's own API, as the owner of the n8n. */
export interface Rest {
	login: Login;
	/** Fetches anything else that the editor loads, such as a node's icon. */
	get(path: string): Promise<{ status: number; type: string; body: unknown }>;
	/** Calls `/rest<path>` and returns what the editor would see of the answer. */
	<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<T>;
}

/** Returns the cookie of the session. */
async function beginSession(http: AxiosInstance, { email, password }: Login, hasOwner: boolean): Promise<string> {
	const answer = hasOwner
		? await http.post('/rest/login', { emailOrLdapLoginId: email, password })
		: await http.post('/rest/owner/setup', { email, password, firstName: 'Blink', lastName: 'Owner' });
	if (answer.status !== 200) throw new Error(`n8n refused ${email}: ${JSON.stringify(answer.data)}`);
	return (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
}

/** Makes a fresh n8n's owner, or signs in as the one it has, and returns the editor's API in that owner's name. */
export async function signIn(
	url: string,
	hasOwner: boolean,
	password = `Blink-${randomBytes(6).toString('hex')}-1`,
): Promise<Rest> {
	const login = { email: 'owner@example.com', password };
	const http = axios.create({
		baseURL: url,
		headers: { 'browser-id': BROWSER },
		validateStatus: () => true,
		proxy: false,
	});
	http.defaults.headers.common.Cookie = await beginSession(http, login, hasOwner);

	async function call<T>(method: string, path: string, body?: object): Promise<T> {
		const answer = await http.request<{ data: T } & Refusal>({ method, url: `/rest${path}`, data: body });
		if (answer.status >= 400) {
			throw new Error(`n8n answered ${answer.status} to ${method} ${path}: ${answer.data.message}`);
		}
		return answer.data.data;
	}
	async function get(path: string) {
		const { status, headers, data } = await http.get<unknown>(path);
		return { status, type: String(headers['content-type']), body: data };
	}
	return Object.assign(call, { login, get });
}
