import { setTimeout as wait } from 'node:timers/promises';

import { nextOrderId } from '../../../sandbox/state';
import { readyWorkflow } from '../../e2e/example';
import { poll } from '../../e2e/harness/poll';
import { nodeOf, type Credential, type Workflow } from '../../e2e/harness/workflow';
import { startReceiver } from '../../e2e/receiver';
import { expects, table, type Scenario } from '../scenario';
import type { Where } from '../support/where';

/** How long n8n is up between the stops, and down at least: starting comes on top. */
const UP_MS = 8000;
const DOWN_MS = 4000;
/** The catch-up looks every minute. */
const CAUGHT_UP_MS = 100_000;

function accountOf({ token }: Where): Credential {
	const { id, name } = token.workflow.nodes.flatMap(({ credentials }) => credentials?.blinkApi ?? [])[0]!;
	return { id, name, type: 'blinkApi', data: {} };
}

/** `missed-orders-catch-up`, which hands over to that workflow. n8n keeps no memory for a workflow whose ID is longer than 21 signs. */
function catchUpFor(account: Credential, workflowId: string): Workflow {
	const workflow = readyWorkflow('missed-orders-catch-up', [account]);
	nodeOf(workflow, 'Hand It Over').parameters.workflowId = { __rl: true, mode: 'id', value: workflowId };
	return { ...workflow, id: 'missedCatchUp' };
}

/** `missed-orders` with a call to the outside in place of *Accept the Order*, which would hide that an order came twice. */
function workflowFor(account: Credential, kitchen: string): Workflow {
	const workflow = readyWorkflow('missed-orders', [account], { 'Tell Somebody': { url: kitchen } });
	const handle = { url: `${kitchen}/order`, method: 'POST', sendBody: true, options: {} };
	const body = {
		bodyParameters: { parameters: [{ name: 'orderId', value: "={{ $('One Order Event').item.json.orderId }}" }] },
	};
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== 'Accept the Order') return node;
		return { ...node, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters: { ...handle, ...body } };
	});
	return { ...workflow, nodes };
}

/** Blink's webhook and the catch-up beside it, while orders come in and n8n is stopped twice. */
export const eveningDownTwice: Scenario = {
	name: 'eveningDownTwice',
	title: 'An evening with n8n down twice: the webhook, and the catch-up beside it',
	async run(where) {
		const { n8n, sandbox, database } = where;
		const kitchen = await startReceiver();
		const orders: string[] = [];
		let heardByWebhook = 0;
		let isOpen = true;
		try {
			const created = await n8n.rest<Workflow>('POST', '/workflows', workflowFor(accountOf(where), kitchen.url));
			await n8n.publish(created);
			const catchUp = catchUpFor(accountOf(where), created.id);
			const looking = await n8n.rest<Workflow>('POST', '/workflows', catchUp);
			await n8n.publish(looking);
			// What is new is told from what was there when it first looked.
			await wait(UP_MS);

			const url = n8n.webhookUrl(created, 'Blink Trigger');
			const evening = (async () => {
				while (isOpen) {
					const id = String(nextOrderId(sandbox.state));
					orders.push(id);
					const created_at = new Date().toISOString().slice(0, 19).replace('T', ' ');
					const { status, body } = await sandbox.send('blink.order', url, { set: { blink_order_id: id, created_at } });
					if (status === 200 && !JSON.stringify(body).includes('starting up')) heardByWebhook++;
					await wait(1000);
				}
			})();
			for (const stop of [n8n.shutDown, n8n.kill]) {
				await wait(UP_MS);
				await stop();
				await wait(DOWN_MS);
				await n8n.startAgain();
			}
			await wait(UP_MS);
			isOpen = false;
			await evening;

			const times = (id: string) =>
				kitchen.at('/order').filter(({ json }) => String((json as { orderId?: unknown }).orderId) === id).length;
			const missing = () => orders.filter((id) => times(id) === 0);
			await poll('every order', () => missing().length === 0 || undefined, { timeoutMs: CAUGHT_UP_MS }).catch(() => {});
			const [cut] = await database.query<{ count: number }>(
				`SELECT count(*) AS "count" FROM execution_entity WHERE "workflowId" = '${created.id}' AND status = 'crashed'`,
			);
			const cutOff = Number(cut?.count);
			const twice = orders.filter((id) => times(id) > 1);
			for (const { id } of [looking, created]) await n8n.rest('POST', `/workflows/${id}/deactivate`, {});
			return {
				figures: [
					'The workflows `missed-orders` and `missed-orders-catch-up`, an order a second, n8n shut down once and killed once while they come.',
					table(
						[
							'orders',
							'their webhook was heard',
							'handled once',
							'handled twice',
							'not handled',
							'runs that the kill cut off',
						],
						[
							[
								orders.length,
								heardByWebhook,
								orders.length - twice.length - missing().length,
								twice.length,
								missing().length,
								cutOff,
							],
						],
					),
				].join('\n\n'),
				kept: [
					expects('orders come in while n8n is down', heardByWebhook < orders.length, true),
					expects(
						'every order is handled, but for a run that the kill cut off',
						missing().length <= cutOff ? [] : missing(),
						[],
					),
					expects('no order is handled twice', twice, []),
				],
			};
		} finally {
			isOpen = false;
			await kitchen.stop();
		}
	},
};
