import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that a workflow made to something outside: a chat, a printer, a place for files. */
export interface Received {
	method: string;
	path: string;
	type: string;
	/** As it came; text and JSON are read below. */
	bytes: Buffer;
	text: string;
	/** The body read as JSON, if it is JSON. */
	json: unknown;
}

/** Stands in for whatever a person points an HTTP Request node at. Takes everything, forgets nothing. */
export interface Receiver {
	url: string;
	received: Received[];
	/** Answers by path: a spreadsheet that somebody published, a till's number. */
	files: Map<string, string>;
	/** Paths at which it answers with status 503. */
	broken: Set<string>;
	/** What came to one path so far. */
	at(path: string): Received[];
	stop(): Promise<void>;
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * @param onReceived hears of each call as it comes.
 * @param port any free one, if not given.
 */
export async function startReceiver(onReceived: (call: Received) => void = () => {}, port = 0): Promise<Receiver> {
	const received: Received[] = [];
	const files = new Map<string, string>();
	const broken = new Set<string>();
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const bytes = Buffer.concat(parts);
			const text = bytes.toString('utf8');
			const { method = '', url: path = '', headers } = request;
			const call = { method, path, type: headers['content-type'] ?? '', bytes, text, json: readJson(text) };
			received.push(call);
			onReceived(call);
			const file = files.get(path);
			if (method === 'GET' && file === undefined) response.statusCode = 404;
			if (broken.has(path)) response.statusCode = 503;
			if (readJson(file ?? '') !== undefined) response.setHeader('content-type', 'application/json');
			response.end(file ?? 'ok');
		});
	}).listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${address.port}`,
		received,
		files,
		broken,
		at: (path) => received.filter((call) => call.path === path),
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
