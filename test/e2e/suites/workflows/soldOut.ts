import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { rowsOf, writeRows } from '../../harness/dataTable';
import { fillIn, stranger } from './form';
import { playNow } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('sold-out', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** What `nightly-stock-and-price` keeps of its spreadsheet. */
export const columns = { branchId: 'string', productId: 'string', name: 'string', price: 'number', discountPrice: 'number', stock: 'number' };
export const product = (productId: string, name: string, price: number, discountPrice: number, stock: number | null) => ({
	branchId: '12345',
	productId,
	name,
	price,
	discountPrice,
	stock,
});

/**
 * Fills in all pages of the form at `url`: for how long (a choice, and perhaps a time of day), where, and the product of this name.
 * Returns the product's line, the page that offered it, and what the last page says.
 */
export async function fillInSoldOut(url: string, time: [choice: string, clock: string], name: string) {
	const where = await fillIn(url, time);
	const branch = /Precinct-11A \(12345\)|12345/.exec(where.values)![0];
	const what = await fillIn(where.url, [branch]);
	const label = new RegExp(`${name}, price [^)]*\\)`).exec(what.values)![0];
	return { label, offered: what.values, words: (await fillIn(what.url, [label])).values };
}

export const soldOut: Suite = {
	name: 'workflow: sold out by a form, and back by itself',
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const form = () => world.n8n.webhookUrl(ready(world), 'What Is Sold Out?');
		const stock = (id: string) =>
			world.sandbox.state.products.find((product) => product.id === id)?.branches.find((branch) => branch.id === '12345')
				?.stock_quantity;
		const sellOut = async (time: string, name: string) => await fillInSoldOut(form(), [time, ''], name);

		// Published only as long as it is looked at: by itself it starts every minute.
		beforeAll(async () => await world.n8n.publish(ready(world)));
		afterAll(async () => void (await world.n8n.rest('POST', `/workflows/${ready(world).id}/deactivate`, {})));

		test('branch and product are chosen from lists; the stock is 0 at once, at the price that it has', async () => {
			await writeRows(world.n8n, 'products', columns, [
				product('257327', 'Chicken Karahi', 110, 0, 50),
				product('1c54bd7abe7b', 'Veg Breakfast', 39, 35, 12),
				product('no-such-product', 'Ghost', 1, 0, 1),
				product('no-stock', 'Never Counted', 5, 0, null),
			]);
			const before = world.sandbox.calls.length;
			const { label, offered, words } = await sellOut('2 hours', 'Chicken Karahi');

			expect(label).toBe('Chicken Karahi, price 110, 50 in stock (257327)');
			expect(offered).toContain('Veg Breakfast, price 39, now 35, 12 in stock (1c54bd7abe7b)');
			expect(offered).not.toContain('Never Counted');
			expect(stock('257327')).toBe(0);
			expect(world.sandbox.calls.slice(before).find(({ path }) => path.endsWith('/syncStockPrice'))!.body).toEqual({
				products: [{ id: '257327', price: 110, discount_price: 0, branches: [{ id: '12345', stock_quantity: 0 }] }],
			});
			expect(words).toMatch(/^Sold out Chicken Karahi is sold out Sold out now: .*Chicken Karahi in .*12345.* until \d\d \w{3} \d\d:\d\d/);
		});

		test('nobody opens the form without the password', async () => {
			expect(await stranger(form())).toBe(401);
		});

		test('it comes back as it was when its time is over, once', async () => {
			// No choice of the form: its time is over at once.
			await sellOut('-1 hours', 'Veg Breakfast');
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
			const { words } = await sellOut('-1 hours', 'Ghost');
			world.sandbox.switches.refuseProducts = null;

			expect(words).toMatch(/^Sold out Nothing was changed .*Product not found/);
			expect((await playNow(world, ready(world), 'Every Minute')).calls).toEqual([]);
		});

		test('a stock that cannot be put back goes to a person, once', async () => {
			await sellOut('-1 hours', 'Veg Breakfast');
			world.sandbox.switches.refuseProducts = { ids: ['1c54bd7abe7b'], mode: 'each', message: 'Product is archived' };
			const { received } = await playNow(world, ready(world), 'Every Minute');
			const again = await playNow(world, ready(world), 'Every Minute');
			world.sandbox.switches.refuseProducts = null;

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^Veg Breakfast \(1c54bd7abe7b\), .*12345.*: its stock could not be put back to 12, .*Product is archived/s) },
			]);
			expect(again.received).toEqual([]);
			expect(await rowsOf(world.n8n, 'sold_out')).toContainEqual(expect.objectContaining({ productId: '1c54bd7abe7b', state: 'not back' }));
		});
	},
};
