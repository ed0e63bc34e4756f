import { Agent, request } from 'node:http';

/** One call of the bare client. */
export interface Call {
	method: 'GET' | 'POST';
	path: string;
	body?: unknown;
}

/**
 * The least that any program does to make these calls: Node's own HTTP over connections that stay open, at most `concurrency`
 * at a time. With `keepAlive` false each call opens its own, as n8n's request helper does for every node (2.41: it makes an
 * agent for each request, and takes none from a node). Returns the parsed answers in the order of the calls.
 * @throws at an answer other than 200.
 */
export async function bareCalls(
	{ url, token }: { url: string; token: string },
	calls: readonly Call[],
	concurrency: number,
	{ keepAlive = true } = {},
): Promise<unknown[]> {
	const agent = new Agent({ keepAlive, maxSockets: concurrency });
	const answers = await Promise.all(
		calls.map(
			({ method, path, body }) =>
				new Promise<unknown>((resolve, reject) => {
					const data = body === undefined ? undefined : JSON.stringify(body);
					const headers = {
						Authorization: `Bearer ${token}`,
						...(data !== undefined && {
							'Content-Type': 'application/json',
							'Content-Length': Buffer.byteLength(data),
						}),
					};
					const call = request(`${url}${path}`, { agent, method, headers }, (answer) => {
						let text = '';
						answer.setEncoding('utf8').on('data', (part: string) => (text += part));
						answer.on('end', () => {
							if (answer.statusCode === 200) resolve(JSON.parse(text));
							else reject(new Error(`${path} was answered ${answer.statusCode}: ${text.slice(0, 200)}`));
						});
					});
					call.on('error', reject).end(data);
				}),
		),
	);
	agent.destroy();
	return answers;
}

/** How long something took, in seconds. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}
