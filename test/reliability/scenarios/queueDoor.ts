import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import axios from 'axios';

import { webhookSample } from '../../../sandbox';
import { startN8n, type RunningN8n } from '../../e2e/harness/n8n';
import { poll } from '../../e2e/harness/poll';
import { brokerAccount, makeQueues } from '../../e2e/harness/rabbitmq';
import { startReceiver } from '../../e2e/receiver';
import { blinkHeader, headers, kitchen, overAQueue } from '../../e2e/suites/workflows/ordersOverAQueue';
import { expects, table, type Outcome } from '../scenario';
import { postgresAt } from '../support/database';
import { runsOf } from '../support/ledger';
import { newCode } from '../support/orders';
import { POSTGRES } from '../support/queue';

/** The queues and the database: always the same, so that what a broken run left is cleared by the next. */
const NAME = 'n8n_nodes_blink_queue_door';
const PASSWORD = 'Queue-door-1';
const ORDERS = 60;
const EVERY_MS = 500;
/** Blink ends a call after that. */
const BLINK_WAITS_MS = 5000;

/** Two n8n on one database and one queue, of which one is killed under load. */
export async function queueDoor(tarball: string, log: (line: string) => void): Promise<Outcome | undefined> {
	const server = await postgresAt(`${POSTGRES}/postgres`).catch(() => undefined);
	const queues = server && (await makeQueues(NAME));
	if (server === undefined || queues === undefined) {
		await server?.close();
		return undefined;
	}
	const receiver = await startReceiver();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-second-'));
	const running: RunningN8n[] = [];
	try {
		await server.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
		await server.query(`CREATE DATABASE ${NAME}`);
		const { hostname, port, username, password } = new URL(POSTGRES);
		const env = {
			N8N_ENCRYPTION_KEY: 'for-tests-only',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: hostname,
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_USER: username,
			DB_POSTGRESDB_PASSWORD: password,
			DB_POSTGRESDB_DATABASE: NAME,
		};
		const workflow = overAQueue([], NAME, 'queueKitchen', `${receiver.url}/chat`);
		const workflows = [kitchen(receiver.url), workflow];
		const shared = { tarball, credentials: [brokerAccount, blinkHeader], workflows, env, password: PASSWORD, log };
		const first = await startN8n({ ...shared, name: 'reliability-door-1' });
		running.push(first);
		// The second finds in the database what was imported and published for the first.
		await mkdir(join(folder, '.n8n'));
		await writeFile(join(folder, '.n8n', 'set-up'), '');
		const second = await startN8n({ ...shared, userFolder: folder, name: 'reliability-door-2' });
		running.push(second);
		await poll('both n8n to take from the queue', async () => (await queues.consumers()) === 2 || undefined);

		/** One call as Blink makes it. */
		const call = async (n8n: RunningN8n, code: string) =>
			await axios
				.post(n8n.webhookUrl(workflow, 'From Blink'), webhookSample('blink.order', { blink_order_id: code }), {
					headers,
					proxy: false,
					timeout: BLINK_WAITS_MS,
				})
				.then(
					({ status }) => status === 200,
					() => false,
				);
		const isDead = () => first.hasEnded();
		const sent = Array.from({ length: ORDERS }, async (_, index) => {
			await wait(index * EVERY_MS);
			const code = newCode();
			// A proxy sends to whichever is there.
			const isAcknowledged = await call(index % 2 === 0 && !isDead() ? first : second, code);
			return { code, isAcknowledged };
		});
		await wait((ORDERS / 2) * EVERY_MS);
		await first.kill();
		const orders = await Promise.all(sent);
		const acknowledged = orders.filter(({ isAcknowledged }) => isAcknowledged);
		const times = (code: string) => receiver.at(`/queue-kitchen/${code}`).length;
		const missing = () => acknowledged.filter(({ code }) => times(code) === 0);
		const isDone = async () => missing().length === 0 && (await queues.waiting()).orders === 0;
		await poll('the queue to be empty', async () => (await isDone()) || undefined, {
			timeoutMs: 90_000,
			everyMs: 500,
		}).catch(() => undefined);
		// A message that comes again may still be under way.
		await wait(3000);

		const database = await postgresAt(`${POSTGRES}/${NAME}`);
		const runs = await runsOf(database, [workflow.id]).finally(database.close);
		const doubled = orders.filter(({ code }) => times(code) > 1);
		const wasCut = ({ code }: { code: string }) => runs.get(code)?.some((status) => status !== 'success') === true;
		const left = await queues.waiting();
		return {
			figures: [
				`\`orders-over-a-queue\` in two n8n on one PostgreSQL and one quorum queue, an order every ${EVERY_MS} ms to one and the other in turn; one is killed (kill -9) in the middle and stays dead.`,
				table(
					['sent', 'acknowledged', 'lost', 'started twice', 'runs that the kill cut off', 'given up'],
					[
						[
							orders.length,
							acknowledged.length,
							missing().length,
							doubled.length,
							orders.filter(wasCut).length,
							left.failed,
						],
					],
				),
			].join('\n\n'),
			kept: [
				expects('no order that was acknowledged is lost.', missing().length),
				expects(
					'a part is started twice only for an order whose run the kill cut off.',
					doubled.filter((order) => !wasCut(order)).length,
				),
				expects('the queue is empty, and nothing was given up.', left, { orders: 0, failed: 0 }),
			],
		};
	} finally {
		for (const n8n of running) await n8n.stop();
		await queues.remove();
		await receiver.stop();
		await server.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
}
