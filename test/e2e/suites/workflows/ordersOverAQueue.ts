import axios from 'axios';

import { webhookSample } from '../../../../sandbox';
import { chain } from '../../build';
import { readyWorkflow } from '../../example';
import { rowsOf } from '../../harness/dataTable';
import { poll } from '../../harness/poll';
import { brokerAccount, makeQueues, type Queues } from '../../harness/rabbitmq';
import type { Credential, Workflow } from '../../harness/workflow';
import type { Suite, Surroundings } from '../../suite';

const QUEUE = 'n8n_nodes_blink_e2e';

/** The header with which Blink proves itself. */
export const blinkHeader: Credential = {
	id: 'blinkHeader00001',
	name: 'What Blink sends',
	type: 'httpHeaderAuth',
	data: { name: 'X-Secret', value: 'blink-secret' },
};
export const headers = { 'X-Secret': 'blink-secret' };

/** The workflow as its note says: a queue of its own, one part left, and who is told. */
export function overAQueue(accounts: readonly Credential[], queue: string, part: string, chat: string): Workflow {
	const ready = readyWorkflow('orders-over-a-queue', [...accounts, brokerAccount, blinkHeader], {
		'Into the Queue': { queue },
		'From the Queue': { queue },
		'Given Up': { queue: `${queue}_failed` },
		'The Kitchen': { workflowId: { __rl: true, mode: 'id', value: part } },
		'Tell Somebody': { url: chat },
	});
	// Deleted as the editor does it, with what leads there.
	const isLeft = (name: string) => !['The Board', 'The Rider'].includes(name);
	type Ends = Array<Array<{ node: string }>>;
	const connections = Object.entries(ready.connections as Record<string, { main: Ends }>)
		.filter(([name]) => isLeft(name))
		.map(([name, { main }]) => [name, { main: main.map((ends) => ends.filter(({ node }) => isLeft(node))) }]);
	return { ...ready, nodes: ready.nodes.filter(({ name }) => isLeft(name)), connections: Object.fromEntries(connections) };
}

/** The part: it calls the kitchen with the order's id. */
export const kitchen = (url: string): Workflow =>
	chain(
		'queueKitchen',
		{
			name: 'From Another Workflow',
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			typeVersion: 1.1,
			parameters: { inputSource: 'passthrough' },
		},
		{
			name: 'Kitchen',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: { method: 'POST', url: `=${url}/queue-kitchen/{{ $json.orderId }}`, options: {} },
		},
	);

const ready = ({ accounts, receiver }: Surroundings) => overAQueue(accounts, QUEUE, 'queueKitchen', `${receiver.url}/chat`);

export const ordersOverAQueue: Suite = {
	name: "workflow: Blink's orders over a queue",
	credentials: [brokerAccount, blinkHeader],
	drafts: (accounts, receiver) => [ready({ accounts, receiver }), kitchen(receiver.url)],
	tests: (world) => {
		let queues: Queues | undefined;
		beforeAll(async () => {
			queues = await makeQueues(QUEUE);
			if (queues === undefined) return console.log('RabbitMQ does not answer: orders-over-a-queue is left out.');
			await world.n8n.publish(kitchen(world.receiver.url));
			await world.n8n.publish(ready(world));
		});
		afterAll(async () => {
			if (queues === undefined) return;
			await world.n8n.rest('POST', `/workflows/${ready(world).id}/deactivate`, {});
			await queues.remove();
		});

		/** A test that needs the broker. */
		const withBroker = (title: string, run: (queues: Queues) => Promise<void>) =>
			test(title, async () => {
				if (queues !== undefined) await run(queues);
			});
		const post = async (body: unknown, more: object = headers) =>
			await axios.post(world.n8n.webhookUrl(ready(world), 'From Blink'), body, {
				headers: more,
				proxy: false,
				validateStatus: () => true,
			});
		const kitchens = (orderId: string) => world.receiver.at(`/queue-kitchen/${orderId}`);
		const drained = async ({ waiting }: Queues) =>
			await poll('the queue to be empty', async () => (await waiting()).orders === 0 || undefined);

		withBroker('an order is answered in words of its sender, and starts its part once, whoever sends it again', async (its) => {
			const order = webhookSample('blink.order', { blink_order_id: '70001' });
			const { status, data } = await post(order);
			expect([status, data]).toEqual([200, { success: true }]);
			await poll('the kitchen to have it', async () => kitchens('70001').length > 0 || undefined);
			await drained(its);

			await post(order);
			// A later one is through only after it.
			await post(webhookSample('blink.order', { blink_order_id: '70002' }));
			await poll('the kitchen to have the next', async () => kitchens('70002').length > 0 || undefined);
			await drained(its);
			expect(kitchens('70001')).toHaveLength(1);
		});

		withBroker('a call without the header is refused, and nothing comes of it', async ({ waiting }) => {
			expect((await post(webhookSample('blink.order', { blink_order_id: '70003' }), {})).status).toBe(403);
			expect((await waiting()).orders).toBe(0);
			expect(kitchens('70003')).toEqual([]);
		});

		withBroker('what is not understood, and what never comes to its end, wait in the inbox', async (its) => {
			await post({ hello: 'queue' });
			// A message that no run can begin with: it is tried again as often as the queue allows, and given up.
			const id = ready(world).id;
			const failedBefore = (await world.n8n.executions.list(id)).filter(({ status }) => status === 'error').length;
			its.put({ receivedAt: 'no time', body: webhookSample('blink.order', { blink_order_id: '70004' }) });
			await poll(
				'it to be given up',
				async () => {
					const runs = await world.n8n.executions.list(id);
					const failed = runs.filter(({ status }) => status === 'error').length - failedBefore;
					const { orders, failed: left } = await its.waiting();
					return (failed >= 6 && orders === 0 && left === 0) || undefined;
				},
				{ timeoutMs: 60_000 },
			);
			const rows = await poll('the inbox to have both', async () => {
				const mine = (await rowsOf(world.n8n, 'webhook_inbox')).filter(({ trigger }) => trigger === 'From Blink');
				return mine.length >= 2 ? mine : undefined;
			});
			expect(rows.map(({ body, reason }) => [JSON.parse(String(body)), reason])).toEqual(
				expect.arrayContaining([
					[{ hello: 'queue' }, expect.stringMatching(/^The body is not a Blink order/)],
					[expect.objectContaining({ blink_order_id: '70004' }), expect.stringMatching(/^Its run was started several times/)],
				]),
			);
		});
	},
};
