import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { itemsOf } from '../../harness/executions';
import { chatTexts, playNow } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('nightly-stock-and-price', accounts, {
		'Get the Spreadsheet': { url: `${receiver.url}/stock.csv` },
		'Tell Somebody': { url: `${receiver.url}/chat` },
	});

const spreadsheet = `productId,price,discountPrice,branchId,stockQuantity
257327,94.72,0,12345,7
257327,94.72,0,50220,
"1c54bd7abe7b",39,35,12345,0
`;

export const stockAndPrice: Suite = {
	name: 'workflow: stock and prices from a spreadsheet, every night',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const tonight = async (csv: string) => {
			world.receiver.files.set('/stock.csv', csv);
			return await playNow(world, ready(world), 'Every Night');
		};

		test('goes to Blink in one call', async () => {
			const { run, calls, received } = await tonight(spreadsheet);

			expect(run.status).toBe('success');
			expect(calls).toEqual([
				{
					method: 'POST',
					path: '/interface/v1/syncStockPrice',
					status: 200,
					body: {
						products: [
							{ id: '257327', price: 94.72, discount_price: 0, branches: [{ id: '12345', stock_quantity: 7 }, { id: '50220' }] },
							{ id: '1c54bd7abe7b', price: 39, discount_price: 35, branches: [{ id: '12345', stock_quantity: 0 }] },
						],
					},
				},
			]);
			expect(received.map(({ path }) => path)).toEqual(['/stock.csv']);
		});

		test('what Excel puts at the start of a file does no harm', async () => {
			const { calls } = await tonight(`\ufeff${spreadsheet}`);

			expect(calls).toMatchObject([{ status: 200, body: { products: [{ id: '257327' }, { id: '1c54bd7abe7b' }] } }]);
		});

		test('bad and refused rows are told in one message, all others are synced', async () => {
			world.sandbox.switches.refuseProducts = { ids: ['1c54bd7abe7b'], mode: 'each', message: 'Product is archived' };
			const { run, received, calls } = await tonight(`${spreadsheet}99,free,0,12345,1\n`);
			world.sandbox.switches.refuseProducts = null;

			expect(run.status).toBe('success');
			expect(calls).toHaveLength(1);
			const [message] = received.filter(({ path }) => path === '/chat');
			const [text] = chatTexts([message!]);
			expect(text!.split('\n')).toEqual([
				'2 rows of stock and prices were not synced. Put them right in the spreadsheet:',
				expect.stringMatching(/^Product 1c54bd7abe7b in branch 12345: .*Product is archived/),
				expect.stringMatching(/^Product 99 in branch 12345: Price must be a number/),
			]);
		});

		test('what was synced stands in the table by which a product is chosen', async () => {
			const { run } = await tonight('productId,name,price,discountPrice,branchId,stockQuantity\n257327,Zinger,95,0,12345,7\n');

			expect(itemsOf(run, 'Keep the Products')).toMatchObject([
				{ branchId: '12345', productId: '257327', name: 'Zinger', price: 95, discountPrice: 0, stock: 7 },
			]);
		});

		test.each([
			['a login page', '<!DOCTYPE html><html><body><h1>Sign in</h1><p>to continue, please</p></body></html>'],
			['nothing at all', ''],
			['a head without rows', 'productId,price,discountPrice,branchId,stockQuantity\n'],
			['semicolons', 'productId;price;discountPrice;branchId;stockQuantity\n257327;94,72;0;12345;7\n'],
			['a line for Excel', 'sep=,\nproductId,price,discountPrice,branchId,stockQuantity\n257327,94.72,0,12345,7\n'],
		])('a sheet that is %s is reported, and nothing is synced', async (_what, csv) => {
			const { calls, received } = await tonight(csv);

			expect(calls).toEqual([]);
			expect(chatTexts(received)).toEqual([expect.stringMatching(/^Stock and prices were not synced: the spreadsheet /)]);
		});

		test('a sheet that is not there is reported', async () => {
			world.receiver.files.delete('/stock.csv');
			const { calls, received } = await playNow(world, ready(world), 'Every Night');

			expect(calls).toEqual([]);
			expect(chatTexts(received)).toEqual([expect.stringMatching(/^Stock and prices were not synced: the spreadsheet could not be fetched\./)]);
		});
	},
};
