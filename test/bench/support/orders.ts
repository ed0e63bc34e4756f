import { Agent } from 'node:http';

import axios from 'axios';

import { webhookSample } from '../../../sandbox';

let made = 0;

/** How long each order waited for its answer, in milliseconds. */
export interface Sent {
	waits: number[];
	seconds: number;
}

/**
 * Sends that many different orders, from that many clients that each wait for an answer before they send the next.
 * @throws at an answer that is no success.
 */
export async function sendOrders(url: string, count: number, clients: number): Promise<Sent> {
	const client = axios.create({
		httpAgent: new Agent({ keepAlive: true, maxSockets: clients }),
		proxy: false,
		headers: { 'x-secret': 'bench' },
	});
	const waits: number[] = [];
	let left = count;
	const start = performance.now();
	await Promise.all(
		Array.from({ length: clients }, async () => {
			while (left-- > 0) {
				const body = webhookSample('blink.order', { blink_order_id: String(++made) });
				const sent = performance.now();
				await client.post(url, body);
				waits.push(performance.now() - sent);
			}
		}),
	);
	return { waits, seconds: (performance.now() - start) / 1000 };
}
