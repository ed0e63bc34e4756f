import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode, type NodeRun } from './harness/n8n';
import { aVendor, credentialsFor } from './harness/recorder';

/*
 * What people sent that went out wrong, and what goes out now. A case is an operation with its parameters, input items and
 * the vendor's answer; what must come of it stands here.
 */

interface Case {
	/** Node, resource and operation: "blink order:create". */
	operation: string;
	timezone?: string;
	parameters: INodeParameters;
	input?: IDataObject[];
	answer?: unknown;
}

interface Right {
	/** Part of the only call's body. */
	body?: object;
	/** The node's error; then nothing was called. */
	error?: string;
	/** Part of the items that come out. */
	items?: object[];
	/** How many calls were made, if not one for a body and none for an error. */
	calls?: number;
	/** Parts of hints that are shown. */
	hints?: string[];
}

const line = (more: object) => ({ items: [expect.objectContaining(more)] });
const notSent = (message: string) => [expect.objectContaining({ syncStatus: 'notSent', message })];
const askForAddress = ['House Number', 'Area', 'City'].map((label) => `Override > ${label} is missing`).join(';\n');
const noZone = "The workflow's time zone is not the name of a time zone";

const rights: Record<string, Right> = {
	'address-free-text': { error: askForAddress },
	'address-province-is-no-city': { error: askForAddress },
	'blend-discounted-item': { body: { payload: expect.objectContaining(line({ price: 45, quantity: 2 })) } },
	'blend-negative-quantity': {
		error: 'Items > 1 > Quantity must be more than 0;\nItems > 1 > Price must be 0 or more',
	},
	'blend-preorder': {
		error:
			'Order is scheduled, and Blend knows orders for now only: choose Send It for Now under When the Order Is Scheduled, or filter such orders out first',
	},
	'blend-success-without-id': { calls: 1, error: 'Blend did not save the order: its response has an empty order_id' },
	'blend-three-decimals': { body: { payload: expect.objectContaining(line({ price: 1.375 })) } },
	'blend-time-that-is-none': { error: 'Order > placedAt must be a date and time' },
	'branch-code-in-arabic-digits': {
		body: { products: [{ id: '973', price: 10, discount_price: 0, branches: [{ id: '123' }] }] },
	},
	'carts-limit-per-cart-item': { calls: 1, items: [{ item: { productId: '1' } }, { item: { productId: '2' } }] },
	'customers-by-an-empty-phone': { error: 'Filters > Phone is missing: fill it in, or remove the filter' },
	'dead-order-gets-no-rider': {
		calls: 0,
		items: [{ skipped: true, reason: 'The order is rejected already: nothing is placed for it', orderId: '7' }],
	},
	'from-order-latitude-out-of-range': {
		error: 'Order > customer > latitude must be decimal degrees between -90 and 90',
	},
	'jazzcash-not-cash': { body: { paymentType: 'ONLINE' } },
	'label-of-the-product-id': { error: 'Order > items > 1 > productId is missing' },
	'label-of-the-time-zone': {
		error: `Options > Time Zone must be the name of a time zone, e.g. Asia/Karachi;\n${askForAddress}`,
	},
	'model-with-null-customer': { body: { payload: expect.objectContaining({ id: '7', total: 6 }) } },
	'original-price-is-the-menus': { body: line({ actual_price: '45', price: '39' }) },
	'override-tax-finds-nothing': { body: { tax_amount: '1' } },
	'paid-order-called-cash-at-blend': { body: { payload: expect.objectContaining({ payment_method: 'online' }) } },
	'preorder-override-left-empty': { body: { is_scheduled: 1, scheduled_delivery_time: '02-01-2027 08:00 PM' } },
	'status-filter-empty': { error: 'Filters > Status is missing: fill it in, or remove the filter' },
	'stock-binary-noise': {
		body: { products: [{ id: 'p1', price: 104.192, discount_price: 0, branches: [{ id: 'b1', price: 0.3 }] }] },
	},
	'stock-branch-price-below-discount': {
		calls: 0,
		items: notSent(
			'Branch Price must not be below Discount Price, which holds in the branch: fill in Branch Discount Price',
		),
	},
	'stock-column-nearly-named': {
		body: {
			products: [
				{ id: 'p1', price: 10, discount_price: 0, branches: [{ id: 'b', is_active: false, stock_quantity: 0 }] },
			],
		},
	},
	'stock-failed-ids': {
		calls: 1,
		items: [
			{ productId: 'p1', syncStatus: 'refused', message: 'no reason was given' },
			{ productId: 'p2', syncStatus: 'synced' },
		],
	},
	'stock-formula-error-as-id': {
		calls: 1,
		items: [
			{
				productId: '#N/A',
				syncStatus: 'notSent',
				message: 'Product ID is the error of a formula: correct the sheet it comes from',
			},
			{ productId: 'p2', syncStatus: 'synced' },
		],
	},
	'stock-success-with-error': {
		calls: 1,
		items: [{ productId: 'p1', syncStatus: 'refused', message: 'Branch is not mapped' }],
	},
	'stock-two-columns-of-one-meaning': {
		calls: 0,
		items: notSent(
			'Product ID stands in two columns that differ: take one out, or map the columns by hand; Price stands in two columns that differ: take one out, or map the columns by hand',
		),
	},
	'suboptions-null': { body: line({ blink_item_id: '1', sub_options: [] }) },
	'update-to-null-island': {
		error: 'Update Fields > Latitude and Longitude must not both be 0: that is in the Atlantic',
	},
	'zone-that-is-none': { error: noZone },
};

/** An order for a delivery at Blink needs what no order of the model has. */
const withAddress = new Set([
	'original-price-is-the-menus',
	'override-tax-finds-nothing',
	'preorder-override-left-empty',
]);
const address = { houseNumber: 'H1', area: 'A3', city: 'C4' };

const vendor = aVendor();

async function play(name: string, more: Partial<Case> = {}): Promise<NodeRun> {
	const file = join(__dirname, '../fixtures/cases/outgoing', `${name}.json`);
	const { operation, parameters, input, answer, timezone } = {
		...(JSON.parse(readFileSync(file, 'utf8')) as Case),
		...more,
	};
	const [type, resource, operationName] = operation.split(/[ :]/) as [string, string, string];
	vendor.answer = answer;
	const override = withAddress.has(name) && { override: { ...(parameters.override as object), ...address } };
	return await runNode(
		{
			type,
			parameters: { ...parameters, ...override, resource, operation: operationName },
			credentials: credentialsFor(vendor)[type],
			timezone,
			// Rows of stock say each for itself what became of them.
			settings: name.startsWith('stock-') ? { onError: 'continueRegularOutput' } : {},
		},
		input,
	);
}

it.each(Object.entries(rights))('%s', async (name, { body, error: message, items, calls, hints }) => {
	const { error, json, run } = await play(name);
	expect(error?.message).toBe(message);
	expect(vendor.calls).toHaveLength(calls ?? (message === undefined ? 1 : 0));
	if (body !== undefined) expect(vendor.calls[0]!.body).toMatchObject(body);
	if (items !== undefined) expect(json).toMatchObject(items);
	const shown = run.data.resultData.runData.Node![0]!.hints?.map(({ message: hint }) => hint) ?? [];
	expect(shown).toEqual((hints ?? []).map((hint) => expect.stringContaining(hint)));
});

it('order-for-now-that-is-late: picked up now, and delivered that much later', async () => {
	const before = Date.now();
	const { error } = await play('order-for-now-that-is-late');
	expect(error).toBeUndefined();
	const { pickUpTime, deliveryTime } = vendor.calls[0]!.body as Record<string, string>;
	expect(Date.parse(pickUpTime!)).toBeGreaterThanOrEqual(before);
	expect(Date.parse(pickUpTime!)).toBeLessThanOrEqual(Date.now());
	// 45 minutes less 15.
	expect(Date.parse(deliveryTime!) - Date.parse(pickUpTime!)).toBe(30 * 60_000);
});
