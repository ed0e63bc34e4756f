import type { INodeParameters } from 'n8n-workflow';

import { blinkResources } from '../../nodes/Blink/resources';
import { differences, sampleOutput } from '../support/sampleOutput';
import { aSandbox } from '../support/sandbox';
import { blink, pickupOrder } from './blinkSetup';

/* The sample outputs by which the editor shows an operation's fields before its first run. */

const operations = blinkResources.flatMap(({ value, operations: those }) =>
	those.map(({ option }) => `${value}:${String(option.value)}`),
);

/** What each operation needs to run. */
const parameters: Record<string, INodeParameters> = {
	'abandonedCart:getAll': { startDate: '2026-02-09T00:00:00Z', endDate: '2026-02-10T00:00:00Z' },
	'order:create': pickupOrder,
	'order:get': { orderId: '988309' },
	'order:updateStatus': { orderId: '123456', status: 'rejected', comment: 'Too far' },
	'product:syncStockPrice': {
		rowsFrom: 'json',
		rowsJson: '[{"productId": "a", "price": 1, "discountPrice": 0, "branchId": "b"}]',
	},
};

const sandbox = aSandbox();

it.each(operations)('%s has one, and gives what it says', async (operation) => {
	const schema = sampleOutput(`Blink/__schema__/v1.0.0/${operation.replace(':', '/')}.json`);
	const { json, error } = await blink(sandbox, operation, parameters[operation]);
	expect(error).toBeUndefined();
	expect(differences(schema, json)).toEqual([]);
});
