import { giveApiKey, readyWorkflow } from '../../example';
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
				{ text: expect.stringMatching(/^One more thing waits in the inbox:\nOrders board: where every order stands, whoever says it: not understood, /) },
			]);
			expect((await heard()).received).toEqual([]);

			const before = await world.n8n.executions.last(ordersBoard(world).id);
			const { page, chosen } = await waiting('Orders board', 'not understood');
			const { values: words } = await fillIn(page.url, [[chosen.at(-1)!.replace(/ Send again.*$/, '')]]);
			expect(words).toMatch(/^Inbox Sent again #\d+ Orders board: .*: done/);
			// It came to the trigger that had it first. (It still makes no sense, so it waits again.)
			const run = await world.n8n.executions.waitFor(ordersBoard(world).id, before);
			expect(run.data.resultData.runData).toHaveProperty('Ordatic Rider Trigger');
			expect(statusesOf(world, orderId)).toEqual([]);
		});

		test('a run that failed is told with its reason, and taken up where it failed', async () => {
			world.receiver.broken.add('/broken');
			await playWebhook(world, failing(world), 'Ordatic Rider Trigger', 'ordatic.rider-error');
			await poll('the inbox to have it', async () => {
				const [last] = await world.n8n.executions.list(ready(world).id);
				return last?.mode === 'error' && last.status === 'success' ? true : undefined;
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
	},
};
