import { giveApiKey, readyWorkflow } from '../../example';
import { changeStored, rowsOf, tableNamed } from '../../harness/dataTable';
import { poll } from '../../harness/poll';
import type { Workflow } from '../../harness/workflow';
import type { Suite, Surroundings } from '../../suite';
import { fillIn } from './form';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, playNow, playWebhook, statusesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('inbox-and-replay', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** A workflow that fails as long as its chat is broken, with the inbox as its error workflow. */
const failing = ({ receiver }: Pick<Surroundings, 'receiver'>): Workflow => {
	const given = readyWorkflow('late-or-failed-delivery-to-alert', [], { 'Tell Somebody': { url: `${receiver.url}/broken` } });
	const nodes = given.nodes.map((node) => ({
		...node,
		...(node.webhookId && { webhookId: node.webhookId.replace(/^.{8}/, 'fa111111') }),
		...(node.name === 'Tell Somebody' && { retryOnFail: false }),
	}));
	return { ...given, id: 'failing', name: 'A workflow that fails', nodes, settings: { ...given.settings, errorWorkflow: 'inbox-and-replay' } };
};

export const inbox: Suite = {
	name: 'workflow: what went wrong waits in the inbox, and is sent again',
	workflows: (_account, _accounts, receiver) => [failing({ receiver })],
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const form = () => world.n8n.webhookUrl(ready(world), 'Look Into the Inbox');
		const heard = async () => await playNow(world, ready(world), 'Every Quarter of an Hour');
		beforeAll(async () => {
			await giveApiKey(world.n8n);
			await world.n8n.publish(ready(world));
			// What other tests left there.
			await heard();
		});
		afterAll(async () => void (await world.n8n.rest('POST', `/workflows/${ready(world).id}/deactivate`, {})));

		/** Opens the form and returns the choices that hold all the words. */
		const waiting = async (...words: string[]) => {
			const page = await fillIn(form(), ['What waits']);
			const lines = page.values.match(/#\d+ .*?(?=#\d+ |$)/g) ?? [];
			return { page, chosen: lines.map((line) => line.trim()).filter((line) => words.every((word) => line.includes(word))) };
		};

		test('a body that nobody understood is told once, and sent again once it can be understood', async () => {
			const orderId = newOrderIn(world);
			// The event is missing, so nobody can know what it means.
			const body = { eventType: '', data: { orderId } };
			await playWebhook(world, ordersBoard(world), 'Ordatic Rider Trigger', 'ordatic.rider-delivering', { body });

			const { received } = await heard();
			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^One more message waits in the inbox\. .*\nOrders board: where every order stands, whoever says it: a message was not understood$/) },
			]);
			expect((await heard()).received).toEqual([]);

			const before = await world.n8n.executions.last(ordersBoard(world).id);
			const { page, chosen } = await waiting('Orders board', 'not understood, today neither');
			const { values: words } = await fillIn(page.url, [[chosen.at(-1)!.replace(/ Send again.*$/, '')]]);
			expect(words).toMatch(/^Inbox Sent again #\d+ Orders board: .*: sent, and still not understood: it waits as a new row/);
			// It came to the trigger that had it first. (It still makes no sense, so it waits again.)
			const run = await world.n8n.executions.waitFor(ordersBoard(world).id, before);
			expect(run.data.resultData.runData).toHaveProperty('Ordatic Rider Trigger');
			expect(statusesOf(world, orderId)).toEqual([]);
		});

		test('a run that failed is told with its reason, and taken up where it failed', async () => {
			world.receiver.broken.add('/broken');
			await playWebhook(world, failing(world), 'Ordatic Rider Trigger', 'ordatic.rider-error');
			await poll('the inbox to have it', async () => {
				const rows = await rowsOf(world.n8n, 'webhook_inbox');
				return rows.some(({ workflow, kind }) => workflow === 'A workflow that fails' && kind === 'failed') || undefined;
			});
			const { received } = await heard();
			expect(JSON.stringify(received.map(({ json }) => json))).toMatch(/A workflow that fails: failed at Tell Somebody: /);

			world.receiver.broken.delete('/broken');
			const told = world.receiver.at('/broken').length;
			const { page, chosen } = await waiting('A workflow that fails', 'failed at');
			const { values: words } = await fillIn(page.url, [[chosen.at(-1)!.replace(/ Send again.*$/, '')]]);
			expect(words).toMatch(/A workflow that fails: done/);
			expect(world.receiver.at('/broken')).toHaveLength(told + 1);
			// Done with, it does not wait any more.
			expect((await waiting('A workflow that fails', 'failed at')).chosen).toEqual([]);
		});

		/** Rows as some other workflow, or a person, writes them. */
		const write = async (...rows: object[]) => {
			const { id, projectId } = (await tableNamed(world.n8n, 'webhook_inbox'))!;
			const given = { state: 'waiting', kind: 'not understood', source: 'ordatic', receivedAt: new Date().toISOString(), reason: 'r', executionId: '1' };
			const data = rows.map((row) => ({ ...given, workflowId: ordersBoard(world).id, trigger: ordersBoard(world).nodes.find(({ type }) => type === 'n8n-nodes-blink.riderTrigger')!.name, ...row }));
			await world.n8n.rest('POST', `/projects/${projectId}/data-tables/${id}/insert`, { data, returnType: 'count' });
		};

		test('a message that is understood today says what it means, and is done when it is sent again', async () => {
			const orderId = newOrderIn(world);
			const body = { eventType: 'order-ready-to-pick-up', data: { orderId } };
			await write({ workflow: 'Kept before an update', body: JSON.stringify(body) });
			const { page, chosen } = await waiting('Kept before an update');
			expect(chosen[0]).toMatch(`today it is understood: order status, order ${orderId}`);
			const { values: words } = await fillIn(page.url, [[chosen[0]!.replace(/ Send again.*$/, '')]]);
			expect(words).toMatch(/Kept before an update: done/);
			await poll('Blink to know', async () => statusesOf(world, orderId).length > 0 || undefined);
		});

		test('what is cut, and a row that no run wrote, are not sent', async () => {
			const before = world.sandbox.calls.length;
			await write(
				{ workflow: 'Cut', body: `{"eventType":"${'x'.repeat(20_000)}`.slice(0, 20_000) },
				{ workflow: 'Crafted', kind: 'failed', source: 'n8n', body: '', executionId: `../workflows/${ordersBoard(world).id}/deactivate?x=` },
			);
			const { page, chosen } = await waiting('not replayable');
			const crafted = (await waiting('Crafted')).chosen;
			const { values: words } = await fillIn(page.url, [[...chosen, ...crafted].map((line) => line.replace(/ Send again.*$/, ''))]);
			expect(words).toMatch(/Cut: not replayable, only the beginning of the message is kept/);
			expect(words).toMatch(/Crafted: not replayable, the row is not one of the inbox/);
			expect(world.sandbox.calls).toHaveLength(before);
			expect((await world.n8n.rest<{ active: boolean }>('GET', `/workflows/${ordersBoard(world).id}`)).active).toBe(true);
		});

		test('rows older than 30 days are deleted', async () => {
			await write({ workflow: 'Old', body: '{}' });
			const { id } = (await tableNamed(world.n8n, 'webhook_inbox'))!;
			await changeStored(world.n8n, `UPDATE data_table_user_${id} SET "createdAt" = datetime('now', '-31 days') WHERE workflow = 'Old'`);
			await heard();
			const left = (await rowsOf(world.n8n, 'webhook_inbox')).map(({ workflow }) => workflow);
			expect(left).not.toContain('Old');
			expect(left).toContain('Crafted');
		});
	},
};
