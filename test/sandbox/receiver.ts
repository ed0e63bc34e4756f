import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
	headers: IncomingHttpHeaders;
	text: string;
	body: unknown;
}

/** What to answer: a status with a body, or nothing at all. */
export type Answer = { status: number; body?: unknown } | 'silence' | 'hang up';

/** A webhook URL that answers from a script; the last answer repeats. */
export async function startReceiver(...script: Answer[]) {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
		request.on('end', () => {
			const answer = script[Math.min(received.length, script.length - 1)] ?? { status: 200 };
			received.push({ headers: request.headers, text, body: parsed(text) });
			if (answer === 'hang up') request.socket.destroy();
			else if (answer !== 'silence') {
				response
					.writeHead(answer.status, { 'Content-Type': 'application/json' })
					.end(JSON.stringify(answer.body ?? {}));
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
		received,
		stop: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
