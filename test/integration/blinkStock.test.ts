import { NodeOperationError, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { Blink } from '../../nodes/Blink/Blink.node';
import { sampleFile } from '../../sandbox';
import { aFreshSandbox } from '../support/sandbox';
import { blink, callsOf } from './blinkSetup';
import type { OperationRun } from './harness/operation';

const sandbox = aFreshSandbox();

const row = (index: number, more: IDataObject = {}): IDataObject => ({
	productId: `product-${index}`,
	price: 100 + index,
	discountPrice: 0,
	branchId: '12345',
	stockQuantity: index,
	...more,
});
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

const sync = async (input: IDataObject[], options: INodeParameters = {}, run: OperationRun = {}) =>
	await blink(
		sandbox,
		'product:syncStockPrice',
		{ rowsFrom: 'items', columns: { mappingMode: 'autoMapInputData', value: null }, options },
		{ input, ...run },
	);

/** What the calls carried: the products of each. */
const sent = () => callsOf(sandbox, 'syncStockPrice').map(({ body }) => (body as { products: IDataObject[] }).products);

const results = (json: IDataObject[]) => json.map(({ syncStatus }) => syncStatus);

describe("the vendor's sample arrives byte for byte", () => {
	const sample = sampleFile<{ products: Array<{ id: string; branches: IDataObject[] } & IDataObject> }>(
		'blink/stock-price',
	);
	const [product] = sample.products;
	const { branches, ...facts } = product!;
	const [branch] = branches;
	const flat = {
		productId: facts.id,
		price: 94.72,
		discountPrice: 94.72,
		branchId: '12345',
		isActive: true,
		branchPrice: 94.72,
		branchDiscountPrice: 94.72,
		stockQuantity: 1,
	};

	it.each<[string, INodeParameters, IDataObject]>([
		['items by column name', { columns: { mappingMode: 'autoMapInputData', value: null } }, flat],
		[
			'items with the words of a spreadsheet',
			{ columns: { mappingMode: 'autoMapInputData', value: null } },
			{
				row_number: 2,
				'Product ID': facts.id,
				PRICE: '94.72',
				discount_price: '94.72',
				'Branch ID': 12345,
				'is active': 'TRUE',
				branch_price: '94.72',
				'Branch Discount Price': 94.72,
				Stock: '1',
			},
		],
		['items in the nested form', { columns: { mappingMode: 'autoMapInputData', value: null } }, product!],
		[
			'columns mapped by hand',
			{ columns: { mappingMode: 'defineBelow', value: { ...flat, productId: '={{ $json.sku }}' } } },
			{ sku: facts.id },
		],
		['the whole body as JSON', { rowsFrom: 'json', rowsJson: JSON.stringify(sample) }, {}],
		['a list of rows', { rowsFrom: 'json', rowsJson: [flat] as never }, {}],
	])('from %s', async (_how, parameters, item) => {
		expect(branch).toBeDefined();
		const { json, error } = await blink(
			sandbox,
			'product:syncStockPrice',
			{ rowsFrom: 'items', ...parameters },
			{ input: [item] },
		);
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'syncStockPrice')[0]!.rawBody).toBe(JSON.stringify(sample));
		expect(json).toEqual([{ productId: facts.id, branchId: expect.anything(), syncStatus: 'synced', message: null }]);
	});
});

it('names the columns where a person maps them', () => {
	const { properties } = new Blink().description;
	const { displayName } = properties.find(({ name }) => name === 'columnsNotice')!;
	expect(displayName).toContain(
		'needs productId (or id), price, discountPrice (or discountedPrice), branchId (or branchCode)',
	);
	expect(displayName).toContain(
		'may have branchPrice, branchDiscountPrice (or branchDiscountedPrice), stockQuantity (or stock), isActive (or active)',
	);
});

it('makes few calls of many items: 50 products each, several at a time', async () => {
	const { json, outputs } = await sync(rows(120));
	expect(
		sent()
			.map((products) => products.length)
			.sort(),
	).toEqual([20, 50, 50]);
	expect(new Set(results(json))).toEqual(new Set(['synced']));
	expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual(rows(120).map((_, item) => ({ item })));
});

it('syncs 10,000 rows', async () => {
	const { json } = await sync(rows(10_000), { batchSize: 100, concurrentRequests: 10 });
	expect(json).toHaveLength(10_000);
	expect(results(json).filter((result) => result === 'synced')).toHaveLength(10_000);
	expect(sent()).toHaveLength(100);
}, 120_000);

it('merges the branches of rows of the same product', async () => {
	const input = [
		row(1, { branchId: 'A' }),
		row(2),
		row(1, { branchId: 'B', stockQuantity: 9 }),
		row(1, { branchId: 'A' }),
	];
	const { json } = await sync(input);
	expect(sent()).toMatchObject([
		[{ id: 'product-1', branches: [{ id: 'A' }, { id: 'B', stock_quantity: 9 }] }, { id: 'product-2' }],
	]);
	expect(json.map(({ branchId }) => branchId)).toEqual(['A', '12345', 'B', 'A']);
});

it('sends discounts, empty branch prices and activity as the vendor means them', async () => {
	await sync([row(1, { discountPrice: '', branchPrice: '', isActive: 0 }), row(2, { branchDiscountPrice: null })]);
	expect(sent()[0]).toEqual([
		{
			id: 'product-1',
			price: 101,
			discount_price: 0,
			branches: [{ id: '12345', is_active: false, price: null, stock_quantity: 1 }],
		},
		{
			id: 'product-2',
			price: 102,
			discount_price: 0,
			branches: [{ id: '12345', discount_price: null, stock_quantity: 2 }],
		},
	]);
});

describe('a bad row', () => {
	it.each<[IDataObject, string]>([
		[{ productId: '' }, 'Product ID is missing'],
		[{ productId: null }, 'Product ID is missing'],
		[{ price: undefined }, 'Price is missing'],
		[{ price: '1,250.00' }, 'Price must be a number, 0 or more'],
		[{ price: -1 }, 'Price must be a number, 0 or more'],
		[{ discountPrice: undefined }, 'Discount Price is missing: write 0 where there is no discount'],
		[{ branchId: undefined }, 'Branch ID is missing'],
		[{ stockQuantity: 1.5 }, 'Stock Quantity must be a whole number, 0 or more'],
		[{ stockQuantity: -5 }, 'Stock Quantity must be a whole number, 0 or more'],
		[{ discountPrice: 103 }, 'Discount Price must not be above Price'],
		[{ branchDiscountPrice: 103 }, 'Branch Discount Price must not be above the price in the branch'],
		[{ branchPrice: 50, branchDiscountPrice: 51 }, 'Branch Discount Price must not be above the price in the branch'],
		[{ isActive: 'maybe' }, 'Is Active must be true or false'],
	])('like %o is not sent and says why; the others go on', async (bad, message) => {
		const { json, error } = await sync([row(1), row(2, bad), row(3)]);
		expect(error).toBeUndefined();
		expect(results(json)).toEqual(['synced', 'notSent', 'synced']);
		expect(json[1]).toMatchObject({ message });
	});

	it.each([
		[{ price: 1 }, 'Product product-1 has several prices: put what differs in a branch into Branch Price'],
		[
			{ discountPrice: 1 },
			'Product product-1 has several discount prices: put what differs in a branch into Branch Discount Price',
		],
		[{ stockQuantity: 99 }, 'Product product-1 has several rows for branch 12345 that differ'],
	])('that contradicts another (%o) keeps both from being sent', async (other, message) => {
		const { json } = await sync([row(1), row(2), row(1, other)]);
		expect(json.map((each) => each.message)).toEqual([message, null, message]);
		expect(sent()).toMatchObject([[{ id: 'product-2' }]]);
	});

	it.each(['whole', 'each'] as const)(
		'refused by Blink (%s) is found; the rest of its batch is synced',
		async (mode) => {
			sandbox.switches.refuseProducts = { ids: ['product-7', 'product-30'], mode };
			const { json, error } = await sync(rows(60));
			expect(error).toBeUndefined();
			const refused = json.filter(({ syncStatus }) => syncStatus === 'refused');
			expect(refused.map(({ productId }) => productId)).toEqual(['product-7', 'product-30']);
			expect(refused[0]!.message).toMatch(/Product not found/);
			expect(sandbox.state.products).toHaveLength(3 + 58);
		},
	);

	it('goes to the error output, its words with it', async () => {
		sandbox.switches.refuseProducts = { ids: ['product-1'], mode: 'each' };
		const { outputs } = await sync(
			[row(1), row(2), row(3, { price: '' })],
			{},
			{ settings: { onError: 'continueErrorOutput' } },
		);
		expect(outputs[0]!.map(({ json }) => json)).toMatchObject([{ productId: 'product-2', syncStatus: 'synced' }]);
		expect(outputs[1]!.map(({ json }) => json)).toMatchObject([
			{ error: 'Product product-1 in branch 12345: Product not found' },
			{ error: 'Product product-3 in branch 12345: Price is missing' },
		]);
		// What n8n up to 2.35 looks at: without it, these would come out as synced.
		expect(outputs[1]!.every(({ error }) => error instanceof NodeOperationError)).toBe(true);
	});
});

describe('when not one row is synced', () => {
	const bad = Array.from({ length: 20 }, (_, index) => row(index, { price: '' }));

	it('the run fails and says why', async () => {
		const { error, json } = await sync(bad);
		expect(error?.message).toBe('No rows were synced: Price is missing (20 rows)');
		expect(error?.description).toBe('0 of 20 rows were synced. Running all of them again does no harm.');
		expect(json).toEqual([]);
	});

	it('and the user said to continue, each row says why', async () => {
		const { error, json } = await sync(bad, {}, { settings: { onError: 'continueRegularOutput' } });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(20);
		expect(json[19]).toMatchObject({ syncStatus: 'notSent', message: 'Price is missing' });
	});

	it('Blink is not asked about each product of a list that it refuses as a whole', async () => {
		const ids = rows(200).map(({ productId }) => String(productId));
		sandbox.switches.refuseProducts = { ids, mode: 'whole', message: 'The branch is not mapped' };
		const { error } = await sync(rows(200));
		expect(error?.message).toContain('The branch is not mapped');
		expect(sent().length).toBeLessThanOrEqual(4 + 20);
	});
});

it('finds eight bad products side by side at the start of a batch', async () => {
	const ids = rows(8).map(({ productId }) => String(productId));
	sandbox.switches.refuseProducts = { ids, mode: 'whole' };
	const { json } = await sync(rows(50));
	expect(results(json)).toEqual([...Array(8).fill('refused'), ...Array(42).fill('synced')]);
});

describe('a call that fails', () => {
	const path = '/interface/v1/syncStockPrice';

	it('is sent again: twice does no harm', async () => {
		sandbox.switches.faults = [{ kind: 'drop', path, applied: true }];
		const { json, error } = await sync(rows(3));
		expect(error).toBeUndefined();
		expect(results(json)).toEqual(['synced', 'synced', 'synced']);
		expect(sent()).toHaveLength(2);
	});

	it('on the side of the vendor costs its batch only, and the run says how far it got', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 500, path, times: 4 }];
		const options = { batchSize: 2, concurrentRequests: 1 };
		const { json } = await sync(rows(4), options, { settings: { onError: 'continueRegularOutput' } });
		expect(results(json)).toEqual(['failed', 'failed', 'synced', 'synced']);
		sandbox.switches.faults = [{ kind: 'status', status: 500, path, times: 4 }];
		const { error } = await sync(rows(4), options);
		expect(error?.message).toMatch(/Blink failed to process the request \(status 500\)/);
		expect(error?.description).toMatch(/2 of 4 rows were synced/);
	}, 30_000);

	it('five times in a row is not tried with the rest', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 503, path, times: 99 }];
		const options = { batchSize: 1, concurrentRequests: 1 };
		const { json } = await sync(rows(12), options, { settings: { onError: 'continueRegularOutput' } });
		expect(results(json)).toEqual([...Array(5).fill('failed'), ...Array(7).fill('notSent')]);
		expect(sent().length).toBeLessThanOrEqual(5 + 3);
	});

	it('because the token stays bad is not searched for a bad row', async () => {
		sandbox.switches.faults = [{ kind: 'badToken', path, times: 99 }];
		const { error } = await sync(rows(50));
		expect(error?.message).toMatch(/Unauthenticated/);
		expect(sent()).toHaveLength(1);
	});

	it('for a reason that all calls share stops the others', async () => {
		sandbox.switches.movedPaths = { [path]: { to: null, answer: 404 } };
		const options = { batchSize: 1, concurrentRequests: 1 };
		const { json } = await sync(rows(3), options, { settings: { onError: 'continueRegularOutput' } });
		expect(results(json)).toEqual(['failed', 'notSent', 'notSent']);
		expect(sent()).toHaveLength(1);
	});
});

it.each<[INodeParameters, string]>([
	[{ rowsFrom: 'json', rowsJson: '{"a": ' }, 'Rows (JSON) must be a list of rows, or its JSON'],
	[{ rowsFrom: 'json', rowsJson: '{"a": 1}' }, 'Rows (JSON) must be a list of rows, or its JSON'],
	[{ rowsFrom: 'sheet' }, 'Rows From must be one of: items, json'],
	[{ rowsFrom: 'items', options: { batchSize: 0 } }, 'Options > Batch Size must be 1 or more'],
	[{ rowsFrom: 'items', options: { concurrentRequests: 51 } }, 'Options > Concurrent Requests must be from 1 to 50'],
])('refuses %o', async (parameters, message) => {
	const { error } = await blink(sandbox, 'product:syncStockPrice', parameters, { input: [row(1)] });
	expect(error?.message).toBe(message);
	expect(sandbox.calls).toEqual([]);
});
