import type { Suite } from '../suite';
import { blendOperations } from './operations.blend';
import { blinkOperations } from './operations.blink';
import { logisticsOperations } from './operations.logistics';
import { restoreRecords } from './records';

interface PickerAnswer {
	results: Array<{ name: string; value: string }>;
	paginationToken?: string;
}

interface MapperAnswer {
	fields: Array<{ id: string; displayName: string; type: string; required: boolean; options?: unknown[] }>;
}

const blink = { name: 'n8n-nodes-blink.blink', version: 1 };

/** What the editor asks n8n while a person fills in a node, before anything runs. */
export const editorQuestions: Suite = {
	name: 'what the editor asks',
	tests: (world) => {
		const ask = async <Answer>(what: string, question: object) =>
			await world.n8n.rest<Answer>('POST', `/dynamic-node-parameters/${what}`, {
				nodeTypeAndVersion: blink,
				credentials: { blinkApi: { id: world.account.id, name: world.account.name } },
				...question,
			});
		const pick = async (path: string, methodName: string, more: object = {}) =>
			await ask<PickerAnswer>('resource-locator-results', {
				path: `parameters.${path}`,
				methodName,
				currentNodeParameters: { resource: 'order', operation: 'create' },
				...more,
			});

		beforeAll(() => restoreRecords(world.sandbox));

		test('a list of branches to pick from, by name, with the ID that orders are sent with', async () => {
			const { results } = await pick('branch', 'searchBranches');

			expect(results.map(({ name, value }) => [name, value])).toEqual(
				world.sandbox.state.branches.map(({ branch, blink_id }) => [branch, String(blink_id)]),
			);
		});

		test('the branches that a search finds', async () => {
			const { results } = await pick('branch', 'searchBranches', { filter: 'smchs' });

			expect(results).toMatchObject([{ name: 'SMCHS-12', value: '60002' }]);
		});

		test('a list of orders, newest first, that goes on where it stopped', async () => {
			const { orders } = world.sandbox.state;
			const seeded = orders.map(({ id }) => String(id));
			const first = await pick('orderId', 'searchOrders');
			const second = await pick('orderId', 'searchOrders', { paginationToken: first.paginationToken });
			const picked = [...first.results, ...second.results].map(({ value }) => value);

			expect(picked[0]).toBe(seeded.at(-1));
			expect(new Set(picked).size).toBe(picked.length);
			expect(seeded).toEqual(expect.arrayContaining(picked));
		});

		test('the columns of stock and price, to be mapped by hand', async () => {
			const { fields } = await ask<MapperAnswer>('resource-mapper-fields', {
				path: 'parameters.columns',
				methodName: 'mapStockColumns',
				currentNodeParameters: { resource: 'product', operation: 'syncStockPrice' },
			});

			expect(fields.filter(({ required }) => required).map(({ displayName }) => displayName)).toEqual([
				'Product ID',
				'Price',
				'Discount Price',
				'Branch ID',
			]);
			// n8n fills in "false" for a column that is true or false, whether or not a person touches it: products would be
			// switched off by mapping their prices.
			expect(fields.filter(({ type }) => type === 'boolean')).toEqual([]);
		});

		test.each([
			...blinkOperations.map(({ operation }) => ['blink', operation]),
			...logisticsOperations.map(({ operation }) => ['blinkLogistics', operation]),
			...blendOperations.map(({ operation }) => ['blend', operation]),
		])('the fields that %s %s gives, before it has run', async (node, operation) => {
			const path = operation.replace(':', '/');

			// The editor writes the version as three numbers.
			const { status, body } = await world.n8n.rest.get(`/schemas/n8n-nodes-blink.${node}/1.0.0/${path}.json`);

			expect(status).toBe(200);
			expect(body).toMatchObject({ type: 'object', properties: expect.any(Object) });
		});
	},
};
