import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { blinkResources } from '../../nodes/Blink/resources';
import { startSandbox, type Sandbox } from '../../sandbox';
import { blink } from './blinkSetup';

/* The sample outputs by which the editor shows an operation's fields before its first run. */

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	/** What Blink's menu holds besides the ID is not public: its entries may have more. */
	additionalProperties?: boolean;
}

const operations = blinkResources.flatMap(({ value, operations: those }) =>
	those.map(({ option }) => `${value}:${String(option.value)}`),
);

const order = {
	branch: '60002',
	deliveryType: 'pickup',
	customerName: 'A',
	customerPhone: '03001234567',
	itemsFrom: 'json',
	itemsJson: '[{"blink_item_id": 1, "name": "Milk", "price": 85, "quantity": 1}]',
	paymentMethod: 'cash',
	subtotal: '85',
	deliveryCharges: '0',
	total: '85',
};

/** What each operation needs to run. */
const parameters: Record<string, INodeParameters> = {
	'abandonedCart:getAll': { startDate: '2026-02-09T00:00:00Z', endDate: '2026-02-10T00:00:00Z' },
	'order:create': order,
	'order:get': { orderId: '988309' },
	'order:updateStatus': { orderId: '123456', status: 'rejected', comment: 'Too far' },
	'product:syncStockPrice': {
		rowsFrom: 'json',
		rowsJson: '[{"productId": "a", "price": 1, "discountPrice": 0, "branchId": "b"}]',
	},
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ selfCheck: true });
});
afterAll(async () => await sandbox.stop());

it.each(operations)('%s has one, and gives what it says', async (operation) => {
	const folder = join(__dirname, '../../nodes/Blink/__schema__/v1.0.0');
	const file = join(folder, `${operation.replace(':', '/')}.json`);
	expect(existsSync(file)).toBe(true);
	const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
	const { json, error } = await blink(sandbox, operation, parameters[operation]);
	expect(error).toBeUndefined();
	expect(differences(schema, json[0], 'item')).toEqual([]);
});

/** Where a value is not what the schema says. A null may be anything. */
function differences(schema: Schema, value: unknown, path: string): string[] {
	if (value === null) return [];
	const type = Array.isArray(value) ? 'array' : typeof value;
	if (type !== schema.type) return [`${path} is ${type}, not ${schema.type}`];
	if (Array.isArray(value)) return value.flatMap((entry) => differences(schema.items!, entry, `${path}[]`));
	if (type !== 'object') return [];
	const known = schema.properties ?? {};
	const missing = Object.keys(known).filter((key) => !(key in (value as object)));
	const unknown = Object.keys(value as object).filter((key) => !(key in known) && !schema.additionalProperties);
	return [
		...missing.map((key) => `${path}.${key} is missing`),
		...unknown.map((key) => `${path}.${key} is not in the schema`),
		...Object.entries(value as IDataObject).flatMap(([key, inner]) =>
			known[key] === undefined ? [] : differences(known[key], inner, `${path}.${key}`),
		),
	];
}
