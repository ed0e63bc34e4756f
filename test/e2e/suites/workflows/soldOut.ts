import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { fillIn, stranger } from './form';
import { playNow } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('sold-out', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

export const soldOut: Suite = {
	name: 'workflow: sold out by a form, and back by itself',
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const form = () => world.n8n.webhookUrl(ready(world), 'What Is Sold Out?');
		const stock = (id: string) =>
			world.sandbox.state.products.find((product) => product.id === id)?.branches.find((branch) => branch.id === '12345')
				?.stock_quantity;
		// Published only as long as it is looked at: by itself it starts every minute.
		beforeAll(async () => await world.n8n.publish(ready(world)));
		afterAll(async () => void (await world.n8n.rest('POST', `/workflows/${ready(world).id}/deactivate`, {})));

		test('the stock is 0 at once, and the page says what is out', async () => {
			const { values: words } = await fillIn(form(), ['257327', '12345', '110', '0', '50', '2 hours', '']);

			expect(stock('257327')).toBe(0);
			expect(words).toMatch(/^Sold out 257327 is sold out Sold out now: .*257327 in branch 12345 until \d\d \w{3} \d\d:\d\d/);
		});

		test('nobody opens the form without the password', async () => {
			expect(await stranger(form())).toBe(401);
		});

		test('it comes back when its time is over, once', async () => {
			// No choice of the form: its time is over at once.
			await fillIn(form(), ['1c54bd7abe7b', '12345', '39', '35', '12', '-1 hours', '']);
			const { run, calls } = await playNow(world, ready(world), 'Every Minute');

			expect(run.status).toBe('success');
			expect(calls).toEqual([
				expect.objectContaining({
					path: '/interface/v1/syncStockPrice',
					body: { products: [{ id: '1c54bd7abe7b', price: 39, discount_price: 35, branches: [{ id: '12345', stock_quantity: 12 }] }] },
				}),
			]);
			expect(stock('1c54bd7abe7b')).toBe(12);
			expect((await playNow(world, ready(world), 'Every Minute')).calls).toEqual([]);
			// What is not due yet stays out.
			expect(stock('257327')).toBe(0);
		});

		test('what Blink does not take is not on the list, and the page says why', async () => {
			world.sandbox.switches.refuseProducts = { ids: ['no-such-product'], mode: 'each', message: 'Product not found' };
			const { values: words } = await fillIn(form(), ['no-such-product', '12345', '1', '0', '1', '-1 hours', '']);
			world.sandbox.switches.refuseProducts = null;

			expect(words).toMatch(/^Sold out Nothing was changed .*Product not found/);
			expect((await playNow(world, ready(world), 'Every Minute')).calls).toEqual([]);
		});

		test('a stock that cannot be put back goes to a person, once', async () => {
			await fillIn(form(), ['1c54bd7abe7b', '12345', '39', '0', '7', '-1 hours', '']);
			world.sandbox.switches.refuseProducts = { ids: ['1c54bd7abe7b'], mode: 'each', message: 'Product is archived' };
			const { received } = await playNow(world, ready(world), 'Every Minute');
			const again = await playNow(world, ready(world), 'Every Minute');
			world.sandbox.switches.refuseProducts = null;

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^The stock of 1c54bd7abe7b in branch 12345 could not be put back to 7: .*Product is archived/) },
			]);
			expect(again.received).toEqual([]);
		});
	},
};
