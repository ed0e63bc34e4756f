import { giveApiKey, readyWorkflow } from '../../example';
import { poll } from '../../harness/poll';
import type { Suite, Surroundings } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, statusesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('after-a-crash', accounts, { 'Tell Somebody': { url: `${receiver.url}/crash` } });

export const afterACrash: Suite = {
	name: 'workflow: what was cut off by a crash starts again, once',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		beforeAll(async () => await giveApiKey(world.n8n));

		test('an order whose run was cut off is told to Blink after all', async () => {
			const orderId = newOrderIn(world);
			const board = ordersBoard(world);
			const before = await world.n8n.executions.last(board.id);
			// Blink takes its time, so that the run is still at work when the power goes.
			world.sandbox.switches.latencyMilliseconds = 20_000;
			await world.sandbox.send('ordatic.rider-delivering', world.n8n.webhookUrl(board, 'Ordatic Rider Trigger'), { set: { 'data.orderId': orderId } });
			await poll('the run to be at work', async () => (await world.n8n.executions.last(board.id)) !== before || undefined);
			await poll('Blink to be called', async () => world.sandbox.calls.some(({ rawBody }) => rawBody.includes(orderId)) || undefined).catch(() => {});
			await world.n8n.kill();
			world.sandbox.switches.latencyMilliseconds = 0;
			const told = world.receiver.at('/crash').length;
			await world.n8n.startAgain();

			await poll('somebody to be told', async () => world.receiver.at('/crash').length > told || undefined);
			expect(world.receiver.at('/crash').at(-1)!.json).toEqual({
				text: expect.stringMatching(/^n8n was cut off while it was at work\. .* started again, and all went well\.\nhttp/),
			});
			expect(statusesOf(world, orderId)).toContain(2);

			// The next start finds nothing that was not started again already.
			const heard = world.receiver.at('/crash').length;
			const last = await world.n8n.executions.last(ready(world).id);
			await world.n8n.shutDown();
			await world.n8n.startAgain();
			await world.n8n.executions.waitFor(ready(world).id, last);
			expect(world.receiver.at('/crash')).toHaveLength(heard);
		}, 240_000);
	},
};
