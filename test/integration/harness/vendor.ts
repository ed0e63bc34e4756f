import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came in. */
export interface Received {
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string>;
	headers: IncomingMessage['headers'];
	authorization: string | undefined;
	body: unknown;
}

/** What a vendor answers: the body as JSON unless it is a text, or bytes one after the other when it `drips`. */
export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** Milliseconds to wait before it. */
	after?: number;
	/** Milliseconds between its bytes. */
	drips?: number;
}

/** A bare vendor that keeps a journal. A login gives a token that names its user, and any password is right. */
export class StubVendor {
	journal: Received[] = [];
	/** What it answers to calls that are not logins. */
	answer: (call: Received) => Reply = () => ({ body: { success: true } });
	login: (call: Received) => Reply = ({ body }) => ({
		body: { token_type: 'Bearer', access_token: `token-of-${(body as { username: string }).username}` },
	});
	url = '';

	private readonly server: Server = createServer((request, response) => {
		void received(request).then(async (call) => {
			this.journal.push(call);
			const {
				status = 200,
				headers,
				body,
				after = 0,
				drips,
			} = call.path.endsWith('/login') ? this.login(call) : this.answer(call);
			const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
			await new Promise((resolve) => setTimeout(resolve, after));
			response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
			if (drips === undefined) return response.end(text);
			for (const byte of text) {
				if (response.destroyed) return response;
				response.write(byte);
				await new Promise((resolve) => setTimeout(resolve, drips));
			}
			return response.end();
		});
	});

	/** The calls of one endpoint, by the last part of its path. */
	callsOf(endpoint: string): Received[] {
		return this.journal.filter(({ path }) => path.endsWith(`/${endpoint}`));
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

async function received(request: IncomingMessage): Promise<Received> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString();
	const { pathname, searchParams } = new URL(request.url!, 'http://vendor');
	return {
		method: request.method!,
		path: pathname,
		query: Object.fromEntries(searchParams),
		headers: request.headers,
		authorization: request.headers.authorization,
		body: text === '' ? undefined : JSON.parse(text),
	};
}

/** A vendor for each test of a file, or of the describe it is made in. */
export function aStubVendor(): StubVendor {
	const vendor = new StubVendor();
	beforeAll(async () => await vendor.start());
	afterAll(async () => await vendor.stop());
	beforeEach(() =>
		Object.assign(vendor, { journal: [], answer: new StubVendor().answer, login: new StubVendor().login }),
	);
	return vendor;
}
