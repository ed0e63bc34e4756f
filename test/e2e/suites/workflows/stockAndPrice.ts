import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { playNow } from './play';

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
			const { text } = message!.json as { text: string };
			expect(text.split('\n')).toEqual([
				'2 rows of stock and prices were not synced:',
				expect.stringMatching(/^Product 1c54bd7abe7b in branch 12345: .*Product is archived/),
				expect.stringMatching(/^Product 99 in branch 12345: Price must be a number/),
			]);
		});
	},
};
