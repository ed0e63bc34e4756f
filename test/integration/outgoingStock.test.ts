import { NodeOperationError, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { ourNodes } from '../support/package';
import { runNode, type NodeRun } from './harness/n8n';
import { aVendor, credentialsFor, type VendorCall } from './harness/recorder';

/*
 * Rows of stock and prices as sheets hold them, and what becomes of each; and what the lists of Blink are asked for.
 */

const vendor = aVendor();

const row = { productId: 'p1', price: 10, discountPrice: 0, branchId: 'b1' };

async function sync(
	input: IDataObject[],
	{ credentials, settings, ...parameters }: INodeParameters & { credentials?: object; settings?: object } = {},
): Promise<NodeRun> {
	return await runNode(
		{
			type: 'blink',
			parameters: {
				resource: 'product',
				operation: 'syncStockPrice',
				rowsFrom: 'items',
				columns: { mappingMode: 'autoMapInputData', value: null },
				...parameters,
			} as INodeParameters,
			credentials: { blinkApi: { ...credentialsFor(vendor).blink!.blinkApi!, ...credentials } },
			settings: { onError: 'continueRegularOutput', ...settings },
		},
		input,
	);
}

type Product = IDataObject & { id: string; branches: IDataObject[] };
const productsOf = ({ body }: VendorCall) => (body as { products: Product[] }).products;
const hintsOf = ({ run }: NodeRun) => run.data.resultData.runData.Node![0]!.hints?.map(({ message }) => message) ?? [];

beforeEach(() => {
	vendor.answer = { success: true, msg: 'ok', error: null };
});

describe('columns', () => {
	it.each([
		['Stock Qty', 3, { stock_quantity: 3 }],
		['quantity', 0, { stock_quantity: 0 }],
		['QTY', '4', { stock_quantity: 4 }],
		['stock_level', 5, { stock_quantity: 5 }],
		['Active', 'false', { is_active: false }],
		['is_available', 1, { is_active: true }],
		['Enabled', true, { is_active: true }],
	])('%s is understood', async (name, value, branch) => {
		const run = await sync([{ ...row, [name]: value }]);
		expect(run.json).toMatchObject([{ syncStatus: 'synced' }]);
		expect(productsOf(vendor.calls[0]!)[0]!.branches).toEqual([{ id: 'b1', ...branch }]);
		expect(hintsOf(run)).toEqual([]);
	});

	it('that is not known is named in a hint, once for all rows; what n8n adds to a row is not', async () => {
		const more = { row_number: 2, id: 7, createdAt: 'x', Availability: 0, 'Product Name': 'Milk' };
		const run = await sync([
			{ ...row, ...more },
			{ ...row, ...more, productId: 'p2' },
		]);
		expect(productsOf(vendor.calls[0]!).map(({ id }) => id)).toEqual(['p1', 'p2']);
		expect(hintsOf(run)).toEqual([
			'The column "Availability" was not used: its name is not known here.',
			'The column "Product Name" was not used: its name is not known here.',
		]);
	});

	it.each<[IDataObject, string]>([
		[{ stock: 1, stockQuantity: 2 }, 'Stock Quantity'],
		[{ 'Branch ID': 'b2' }, 'Branch ID'],
		[{ is_active: true, Active: false }, 'Is Active'],
		[{ PRICE: 11 }, 'Price'],
	])('two of one meaning that differ are refused by name: %j', async (more, label) => {
		const { json } = await sync([
			{ ...row, ...more },
			{ ...row, productId: 'p2' },
		]);
		const message = `${label} stands in two columns that differ: take one out, or map the columns by hand`;
		expect(json).toMatchObject([{ syncStatus: 'notSent', message }, { syncStatus: 'synced' }]);
	});

	it.each<IDataObject>([{ PRICE: '10' }, { 'Branch ID': '' }, { product_id: 'p1' }])(
		'two of one meaning that agree are one: %j',
		async (more) => {
			expect((await sync([{ ...row, ...more }])).json).toMatchObject([{ syncStatus: 'synced' }]);
		},
	);

	it('branches may come as JSON text', async () => {
		const { branchId: _none, ...product } = row;
		const branches = JSON.stringify([
			{ id: '١٢', stock_quantity: 3 },
			{ branch_id: '13', is_active: 0 },
		]);
		const { json } = await sync([{ ...product, branches }]);
		expect(json).toHaveLength(2);
		expect(productsOf(vendor.calls[0]!)[0]!.branches).toEqual([
			{ id: '12', stock_quantity: 3 },
			{ id: '13', is_active: false },
		]);
	});
});

describe('branches beside a branch ID', () => {
	const contradiction = 'Branch ID stands in two columns that differ: take one out, or map the columns by hand';

	it.each<[unknown]>([[[{ id: 'b2' }]], [['b2']], ['b2'], [{ id: 'b2' }], ['[{"branch_id": "b2"}]']])(
		'%j that differ from it are refused by name',
		async (branches) => {
			const { json } = await sync([{ ...row, branches } as IDataObject]);
			expect(json).toMatchObject([{ syncStatus: 'notSent', message: contradiction }]);
			expect(vendor.calls).toEqual([]);
		},
	);

	it.each<[unknown]>([[[{ id: 'b1' }]], [['b1']], ['b1'], [[]], [''], [null]])(
		'%j that agree are one',
		async (branches) => {
			const { json } = await sync([{ ...row, branches } as IDataObject]);
			expect(json).toMatchObject([{ branchId: 'b1', syncStatus: 'synced' }]);
			expect(productsOf(vendor.calls[0]!)).toMatchObject([{ id: 'p1', branches: [{ id: 'b1' }] }]);
		},
	);

	it('a branch ID that is blank is none', async () => {
		const { json } = await sync([{ ...row, branchId: ' ', branches: [{ id: 'b1' }] }]);
		expect(json).toMatchObject([{ branchId: 'b1', syncStatus: 'synced' }]);
	});

	it('the product may be named again in each branch, if it is the same', async () => {
		const { branchId: _none, ...product } = row;
		const branches = [
			{ id: 'b1', product_id: 'p1' },
			{ id: 'b2', product_id: 'p9' },
		];
		const { json } = await sync([{ ...product, branches }]);
		expect(json).toMatchObject([
			{ branchId: 'b1', syncStatus: 'synced' },
			{ branchId: 'b2', message: contradiction.replace('Branch ID', 'Product ID') },
		]);
		expect(productsOf(vendor.calls[0]!)).toMatchObject([{ id: 'p1', branches: [{ id: 'b1' }] }]);
	});
});

describe('what is no ID', () => {
	it.each(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!', '#SPILL!', '#WERT!', 'Err:502'])(
		'%s, the error of a formula, is not sent',
		async (error) => {
			const { json } = await sync([{ ...row, productId: error }, { ...row, branchId: error }, row]);
			expect(json).toMatchObject([
				{ syncStatus: 'notSent', message: 'Product ID is the error of a formula: correct the sheet it comes from' },
				{ syncStatus: 'notSent', message: 'Branch ID is the error of a formula: correct the sheet it comes from' },
				{ syncStatus: 'synced' },
			]);
			expect(JSON.stringify(vendor.calls[0]!.body)).not.toContain(error);
		},
	);

	it.each(['null', 'undefined', 'NaN', '  '])('%p is not sent', async (nothing) => {
		const { json } = await sync([{ ...row, productId: nothing }, { ...row, branchId: nothing }, row]);
		expect(json).toMatchObject([
			{ message: 'Product ID is missing' },
			{ message: 'Branch ID is missing' },
			{ syncStatus: 'synced' },
		]);
	});

	it('#12 and NA-1 are IDs', async () => {
		const { json } = await sync([{ ...row, productId: '#12', branchId: 'NA-1' }]);
		expect(json).toMatchObject([{ syncStatus: 'synced' }]);
	});

	it('a row that is a text is refused, and the others go', async () => {
		const { json } = await sync([{}], { rowsFrom: 'json', rowsJson: JSON.stringify(['Pizza', row, 7, null]) });
		expect(json.map(({ syncStatus, message }) => message ?? syncStatus)).toEqual([
			'must be an object',
			'synced',
			'must be an object',
			'must be an object',
		]);
	});
});

describe('an answer that takes the call and names what it does not take', () => {
	const rows = [row, { ...row, branchId: 'b2' }, { ...row, productId: '2' }];

	it.each<[object, string[]]>([
		[{ data: { failed: ['p1'] } }, ['refused', 'refused', 'synced']],
		[{ failed: [2] }, ['synced', 'synced', 'refused']],
		[{ data: { failed_ids: ['2'] } }, ['synced', 'synced', 'refused']],
		[{ errors: { p1: 'Product not found' } }, ['refused', 'refused', 'synced']],
		[{ errors: { 'products.1.price': ['The price is wrong'] } }, ['synced', 'synced', 'refused']],
		[{ data: { errors: [{ product_id: 2, message: 'Not found' }] } }, ['synced', 'synced', 'refused']],
		[{ data: { failed: [{ id: 'p1', branch_id: 'b1', message: 'Not mapped' }] } }, ['refused', 'synced', 'synced']],
		[
			{ data: { failed: [{ id: 'p1', branches: [{ id: 'b2', error: 'Not mapped' }] }] } },
			['synced', 'refused', 'synced'],
		],
		[{ data: { failed: [{ id: 'p1', branch_id: 'b9', message: 'Not mapped' }] } }, ['refused', 'refused', 'synced']],
		[{ data: { failed: [], errors: {} }, errors: [], failed: 0 }, ['synced', 'synced', 'synced']],
		[{ errors: '0', failed: '0', skipped: 'none' }, ['synced', 'synced', 'synced']],
		[{ failed: 'None', missing: false, failedCount: '0' }, ['synced', 'synced', 'synced']],
		[{ failed: { count: 0, products: [] }, errors: { p1: [] } }, ['synced', 'synced', 'synced']],
		[{ data: [{ id: 'p1', status: 'failed', message: 'no such' }] }, ['refused', 'refused', 'synced']],
		[{ data: { products: [{ id: 'p1', success: false, error: 'no such' }] } }, ['refused', 'refused', 'synced']],
		[{ results: [{ product_id: 2, error: 'no such' }, { product_id: 'p1' }] }, ['synced', 'synced', 'refused']],
		[
			{ data: [{ id: 'p1', success: true, branches: [{ id: 'b1' }, { id: 'b2', success: false }] }] },
			['synced', 'refused', 'synced'],
		],
		[
			{
				data: [
					{ id: 'p1', success: true, error: null, status: 'ok' },
					{ id: 'p9', success: false },
				],
			},
			['synced', 'synced', 'synced'],
		],
		[{ data: { skipped: ['p1'] } }, ['refused', 'refused', 'synced']],
		[{ missing: [2] }, ['synced', 'synced', 'refused']],
		[{ unknown_products: ['2'] }, ['synced', 'synced', 'refused']],
		[{ failed: { count: 1, products: ['2'] } }, ['synced', 'synced', 'refused']],
		[{ failedCount: 1, failed: ['2'] }, ['synced', 'synced', 'refused']],
		[{ failed: [{ id: 'p1', branches: { b2: 'closed' } }] }, ['synced', 'refused', 'synced']],
		[{ failed: [{ id: 'p1', branch_ids: ['b2'] }] }, ['synced', 'refused', 'synced']],
		[{ failed: [{ id: 'p1', branches: 'b2' }] }, ['synced', 'refused', 'synced']],
		[{ failed: [{ id: 'p1', branch: { id: 'b2' } }] }, ['synced', 'refused', 'synced']],
		[{ failed: { p1: { branches: ['b2'] } } }, ['synced', 'refused', 'synced']],
		[{ failed: { 'products.0.branches.1.price': ['is wrong'] } }, ['synced', 'refused', 'synced']],
	])('%j', async (more, results) => {
		vendor.answer = { success: true, ...more };
		const { json } = await sync(rows);
		expect(json.map(({ syncStatus }) => syncStatus)).toEqual(results);
		expect(vendor.calls).toHaveLength(1);
	});

	it.each([{ failedCount: 1 }, { failed_count: '1' }, { failures: 1 }])(
		'%j names no product: the one to blame is looked for',
		async (count) => {
			vendor.answer = (call: VendorCall) => ({
				success: true,
				data: productsOf(call).some(({ id }) => id === '2') ? count : {},
			});
			const { json } = await sync(rows);
			expect(json.map(({ syncStatus }) => syncStatus)).toEqual(['synced', 'synced', 'refused']);
		},
	);

	it("keeps the branch's own words", async () => {
		vendor.answer = { success: true, failed: [{ id: 'p1', branches: { b1: 'closed', b2: ['not mapped'] } }] };
		expect((await sync(rows)).json.map(({ message }) => message)).toEqual(['closed', 'not mapped', null]);
	});

	it.each([
		['in a list', { failed: [{ id: 'p1', message: 'secret-password and token-of-u' }] }],
		['by key', { failed: { p1: 'SECRET-PASSWORD and token-of-u' } }],
		['of a branch', { failed: [{ id: 'p1', branches: [{ id: 'b1', error: 'secret-password and token-of-u' }] }] }],
		['of an entry', { data: [{ id: 'p1', success: false, error: 'secret-password and token-of-u' }] }],
		['of nobody', { failed: 'secret-password and token-of-u' }],
	])("shows no secret in the vendor's words %s", async (_where, more) => {
		vendor.answer = { success: true, ...more };
		const { json } = await sync([row], { credentials: { password: 'secret-password' } });
		expect(json).toMatchObject([{ syncStatus: 'refused', message: '*** and ***' }]);
	});

	it('words that name no product: the one to blame is looked for', async () => {
		vendor.answer = (call: VendorCall) => ({
			success: true,
			errors: productsOf(call).some(({ id }) => id === '2') ? ['Category is closed'] : [],
		});
		const { json } = await sync(rows);
		expect(json).toMatchObject([
			{ syncStatus: 'synced' },
			{ syncStatus: 'synced' },
			{ syncStatus: 'refused', message: 'Category is closed' },
		]);
	});
});

describe('the error output', () => {
	const onErrorOutput = { settings: { onError: 'continueErrorOutput' } };

	it('gets every row that was not synced as an error that names the row', async () => {
		vendor.answer = { success: true, data: { failed: [{ id: 'p1', message: 'Not found' }] } };
		const { outputs } = await sync([row, { ...row, productId: '' }, { ...row, productId: 'p3' }], onErrorOutput);
		expect(outputs[0]!.map(({ json }) => json.productId)).toEqual(['p3']);
		expect(outputs[1]!.map(({ json }) => json.error)).toEqual([
			'Product p1 in branch b1: Not found',
			'Row 2: Product ID is missing',
		]);
		expect(outputs[1]!.every(({ error }) => error instanceof NodeOperationError)).toBe(true);
		expect(outputs[1]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('gets rows of a list by their place in it', async () => {
		const rowsJson = JSON.stringify([row, { ...row, price: 'a lot' }, { price: 1 }]);
		const { outputs } = await sync([{}], { rowsFrom: 'json', rowsJson, ...onErrorOutput });
		expect(outputs[1]!.map(({ json }) => json.error)).toEqual([
			'Product p1 in branch b1: Price must be a number, 0 or more',
			'Row 3: Product ID is missing; Discount Price is missing: write 0 where there is no discount; Branch ID is missing',
		]);
	});
});

describe('rows of two accounts', () => {
	it('never share a call, whatever their order', async () => {
		const input = ['a', 'b', 'a', 'b', 'a'].map((user, index) => ({
			productId: `${user}${index}`,
			price: 1,
			discountPrice: 0,
			branchId: 'b1',
			user,
		}));
		const { json } = await sync(input, { credentials: { username: '={{ $json.user }}' } });
		expect(json.map(({ syncStatus }) => syncStatus)).toEqual(Array(5).fill('synced'));
		expect(vendor.calls.map(productsOf).map((products) => products.map(({ id }) => id[0]).join(''))).toEqual(
			expect.arrayContaining(['aaa', 'bb']),
		);
		expect(vendor.calls).toHaveLength(2);
	});

	it('a product that both have is one entry for each', async () => {
		const input = ['a', 'b'].map((user) => ({ ...row, user, price: user === 'a' ? 1 : 2 }));
		const { json } = await sync(input, { credentials: { username: '={{ $json.user }}' } });
		expect(json).toMatchObject([{ syncStatus: 'synced' }, { syncStatus: 'synced' }]);
		expect(vendor.calls.map(productsOf).flat()).toHaveLength(2);
	});
});

describe('a price in a branch and the discount that holds there', () => {
	it.each<[IDataObject, boolean]>([
		[{ price: 100, discountPrice: 80, branchPrice: 50 }, false],
		[{ price: 100, discountPrice: 80, branchPrice: 50, branchDiscountPrice: '' }, false],
		[{ price: 100, discountPrice: 80, branchPrice: 50, branchDiscountPrice: 0 }, true],
		[{ price: 100, discountPrice: 80, branchPrice: 50, branchDiscountPrice: 40 }, true],
		[{ price: 100, discountPrice: 80, branchPrice: 80 }, true],
		[{ price: 100, discountPrice: 80, branchPrice: '' }, true],
		[{ price: 100, discountPrice: 0, branchPrice: 50 }, true],
	])('%j: sent %p', async (more, isSent) => {
		const { json } = await sync([{ ...row, ...more }]);
		expect(json[0]!.syncStatus).toBe(isSent ? 'synced' : 'notSent');
		expect(vendor.calls).toHaveLength(isSent ? 1 : 0);
	});
});

describe('lists', () => {
	const list = async (resource: string, parameters: IDataObject = {}, input: IDataObject[] = [{}]) =>
		await runNode(
			{
				type: 'blink',
				parameters: { resource, operation: 'getAll', ...parameters } as INodeParameters,
				credentials: credentialsFor(vendor).blink,
			},
			input,
		);
	const page = (data: unknown) => ({ success: true, data, pagination: { current_page: 1, last_page: 1, total: 1 } });

	const filters = ourNodes
		.find(({ made }) => made.description.name === 'blink')!
		.made.description.properties.filter(({ name }) => name === 'filters')
		.flatMap(({ options, displayOptions }) =>
			options!.map((option) => [
				String(displayOptions!.show!.resource![0]),
				(option as { displayName: string }).displayName,
				option.name,
			]),
		);

	it('the filters that there are', () => {
		expect(filters.map(([resource, label]) => `${resource}: ${label}`).sort()).toEqual([
			'branch: Active',
			'branch: Live',
			'customer: Created After',
			'customer: Phone',
			'order: Status',
		]);
	});

	it.each(filters)('%s: the filter %s that is empty is refused by name', async (resource, label, name) => {
		for (const value of [
			'',
			null,
			'={{ $json.nothing }}',
			"={{ '' }}",
			[],
			'  ',
			'undefined',
			'NaN',
			NaN,
			'[]',
			'{}',
			'null',
		]) {
			if (Array.isArray(value) && name !== 'status') continue;
			const { error } = await list(resource!, { afterOrderId: '0', filters: { [name!]: value } });
			expect(error?.message).toBe(`Filters > ${label} is missing: fill it in, or remove the filter`);
		}
		expect(vendor.calls).toEqual([]);
	});

	it.each([
		['blink', { resource: 'branch', operation: 'getAll' }],
		['blinkLogistics', { resource: 'task', operation: 'getStatus', mappingKey: 'K' }],
	])('%s: Simplify that is neither yes nor no is refused by its label', async (type, parameters) => {
		const { error } = await runNode({
			type,
			parameters: { ...parameters, simplify: 'perhaps' } as INodeParameters,
			credentials: credentialsFor(vendor)[type],
		});
		expect(error!.message).toBe('Simplify must be true or false');
		expect(vendor.calls).toEqual([]);
	});

	const cart = (items: unknown, more: IDataObject = {}) => ({
		created_at: '2026-01-01 00:00:00',
		cart_items: items,
		...more,
	});
	const dates = { startDate: '2026-01-01T00:00:00', endDate: '2026-01-02T00:00:00' };
	const perItem = { ...dates, options: { oneItemPerCartItem: true } };

	it('carts: cart items that are JSON text are read, one item for each', async () => {
		vendor.answer = page([cart('[{"dish_id": 1}, {"dish_id": 2}]')]);
		const { json } = await list('abandonedCart', perItem);
		expect(json).toMatchObject([{ item: { productId: '1' } }, { item: { productId: '2' } }]);
	});

	it('carts: one without items does not count for Limit', async () => {
		vendor.answer = page([
			cart([]),
			cart([{ dish_id: 1 }], { cart_value: 2 }),
			cart([{ dish_id: 2 }], { cart_value: 3 }),
		]);
		const { json } = await list('abandonedCart', { ...perItem, limit: 2 });
		expect(json).toMatchObject([{ item: { productId: '1' } }, { item: { productId: '2' } }]);
	});

	it('carts: items that cannot be read are said, not dropped', async () => {
		vendor.answer = page([cart('oops')]);
		const { json } = await list('abandonedCart', perItem);
		expect(json).toMatchObject([{ items: [], warnings: ['cart_items could not be read and is null'] }]);
	});

	it('an order that cannot be read in full says so in its warnings', async () => {
		vendor.answer = {
			success: true,
			data: {
				id: 5,
				ordertime: { date: '2026-01-01 00:00:00.000000', timezone_type: 3, timezone: 'UTC' },
				delivery_type: 'BANQUET',
				status: 'TELEPORTED',
				total: '1,250.00',
				items: [{ item_id: 1, quantity: 'two' }],
			},
		};
		const { json } = await runNode({
			type: 'blink',
			parameters: { resource: 'order', operation: 'get', orderId: '5' },
			credentials: credentialsFor(vendor).blink,
		});
		expect(json[0]).toMatchObject({
			placedAt: null,
			order: { placedAt: null, type: null, deliveryStatus: null },
			warnings: [
				'delivery_type is not a known type of order: order.type is null',
				'status is not a known status: order.deliveryStatus is null',
				'ordertime could not be read and is null',
				'total could not be read and is null',
				'items[0].quantity could not be read and is null',
			],
		});
	});

	it('and an order that can has none', async () => {
		vendor.answer = page([{ id: 1, status: 'ACCEPTED', delivery_type: 'delivery' }]);
		expect((await list('order', { afterOrderId: '0' })).json).toMatchObject([{ orderId: '1', warnings: [] }]);
	});
});

describe('numbers that a person fills in', () => {
	const create = async (additionalFields: IDataObject) =>
		await runNode({
			type: 'blink',
			parameters: {
				resource: 'order',
				operation: 'create',
				input: 'fields',
				branch: '1',
				deliveryType: 'pickup',
				customerName: 'N',
				customerPhone: '03001234567',
				itemsFrom: 'json',
				itemsJson: '[{"blink_item_id":1,"name":"Milk","price":85,"quantity":1,"sub_options":""}]',
				paymentMethod: 'cash',
				subtotal: '85.00000000000001',
				deliveryCharges: '0',
				total: '85',
				additionalFields,
			} as INodeParameters,
			credentials: credentialsFor(vendor).blink,
		});

	it.each([true, '={{ [30] }}', '={{ new Date() }}', '0x1e', 30.5, -1, 'soon', '1e400'])(
		'Delivery ETA is none of %p',
		async (deliveryEta) => {
			const { error } = await create({ deliveryEta });
			expect(error!.message).toMatch(/^Additional Fields > Delivery ETA must be/);
			expect(vendor.calls).toEqual([]);
		},
	);

	it.each([
		[30, 30],
		['45', 45],
		['٤٥', 45],
	])('Delivery ETA may be %p; amounts go without noise', async (deliveryEta, sent) => {
		vendor.answer = { success: true, data: { id: 5 } };
		expect((await create({ deliveryEta })).error).toBeUndefined();
		expect(vendor.calls[0]!.body).toMatchObject({ delivery_eta: sent, subtotal: '85', items: [{ sub_options: [] }] });
	});
});

describe('Task > Update', () => {
	const update = async (updateFields: IDataObject) =>
		await runNode({
			type: 'blinkLogistics',
			parameters: {
				resource: 'task',
				operation: 'update',
				taskId: '١٢',
				type: 'normal',
				updateFields,
			} as INodeParameters,
			credentials: credentialsFor(vendor).blinkLogistics,
		});

	it.each<[IDataObject, string]>([
		[{}, 'Update Fields is missing: add what is to be changed'],
		[{ customerPhone: '', lat: '' }, 'Update Fields is missing: add what is to be changed'],
		[{ deliveryTime: '={{ null }}' }, 'Update Fields is missing: add what is to be changed'],
		[{ lat: '24.5' }, 'Update Fields > Longitude is missing: a place needs both'],
		[{ lng: 67 }, 'Update Fields > Latitude is missing: a place needs both'],
		[{ lat: 0, lng: 0 }, 'Update Fields > Latitude and Longitude must not both be 0: that is in the Atlantic'],
		[{ tax: -5 }, 'Update Fields > Tax must be 0 or more'],
	])('refuses %j', async (fields, message) => {
		const { error } = await update(fields);
		expect(error!.message).toBe(message);
		expect(vendor.calls).toEqual([]);
	});

	it('empties a text that a person empties, and nothing that every task needs', async () => {
		vendor.answer = { eventId: 21, event: 'TASK_UPDATED', data: { taskId: '12', type: 1 } };
		const { error } = await update({ instruction: '', customerName: '', lat: '24.5', lng: '67.5', tax: 0.1 + 0.2 });
		expect(error).toBeUndefined();
		expect(vendor.calls[0]!.body).toEqual({
			taskId: '12',
			tax: 0.3,
			instruction: '',
			lat: '24.5',
			lng: '67.5',
			type: 1,
		});
	});
});
