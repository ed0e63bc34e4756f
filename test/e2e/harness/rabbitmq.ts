import { createRequire } from 'node:module';
import { join } from 'node:path';

import { installN8n } from './install';
import type { Credential } from './workflow';

const BROKER = new URL(process.env.TEST_RABBITMQ ?? 'amqp://guest:guest@127.0.0.1:5672');

/** As much of n8n's own client (amqplib) as is used here. */
interface Channel {
	assertQueue(name: string, options: object): Promise<{ messageCount: number }>;
	checkQueue(name: string): Promise<{ messageCount: number; consumerCount: number }>;
	bindQueue(queue: string, exchange: string, key: string): Promise<void>;
	sendToQueue(queue: string, content: Buffer): boolean;
	deleteQueue(name: string): Promise<unknown>;
}

interface Connection {
	createChannel(): Promise<Channel>;
	on(event: 'error', listener: () => void): void;
	close(): Promise<void>;
}

/** The queues of one test, at a real RabbitMQ. */
export interface Queues {
	/** The queue, and the one for what was given up. */
	orders: string;
	failed: string;
	/** Messages that wait in each. */
	waiting(): Promise<{ orders: number; failed: number }>;
	/** How many n8n take from the queue. */
	consumers(): Promise<number>;
	put(message: unknown): void;
	remove(): Promise<void>;
}

/** The account of the broker, as n8n takes it. */
export const brokerAccount: Credential = {
	id: 'rabbitmq00000001',
	name: 'RabbitMQ',
	type: 'rabbitmq',
	data: {
		hostname: BROKER.hostname,
		port: Number(BROKER.port || 5672),
		username: BROKER.username,
		password: BROKER.password,
		vhost: '/',
	},
};

/**
 * Makes two queues as the note of `orders-over-a-queue` says. TEST_RABBITMQ says where a broker is, if not on its usual port.
 * @returns undefined where none answers
 */
export async function makeQueues(name: string): Promise<Queues | undefined> {
	const { dir } = await installN8n(() => {});
	const { connect } = createRequire(join(dir, 'package.json'))('amqplib') as {
		connect(url: string): Promise<Connection>;
	};
	const connection = await connect(BROKER.href).catch(() => undefined);
	if (connection === undefined) return undefined;
	connection.on('error', () => {});
	const channel = await connection.createChannel();
	const [orders, failed] = [name, `${name}_failed`];
	const quorum = (more: object) => ({ durable: true, arguments: { 'x-queue-type': 'quorum', ...more } });
	await Promise.all([orders, failed].map(async (queue) => await channel.deleteQueue(queue)));
	await channel.assertQueue(failed, quorum({}));
	await channel.bindQueue(failed, 'amq.direct', failed);
	await channel.assertQueue(
		orders,
		quorum({
			'x-delivery-limit': 5,
			'x-dead-letter-exchange': 'amq.direct',
			'x-dead-letter-routing-key': failed,
		}),
	);
	return {
		orders,
		failed,
		async waiting() {
			const [first, second] = await Promise.all([orders, failed].map(async (queue) => await channel.checkQueue(queue)));
			return { orders: first!.messageCount, failed: second!.messageCount };
		},
		consumers: async () => (await channel.checkQueue(orders)).consumerCount,
		put: (message) => void channel.sendToQueue(orders, Buffer.from(JSON.stringify(message))),
		async remove() {
			await Promise.all([orders, failed].map(async (queue) => await channel.deleteQueue(queue)));
			await connection.close();
		},
	};
}
