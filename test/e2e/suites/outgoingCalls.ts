import axios from 'axios';

import { StubVendor } from '../../integration/harness/vendor';
import { operations } from '../../support/operations';
import { chain, uuidOf, type NodeSketch } from '../build';
import { itemsOf } from '../harness/executions';
import type { Credential, Workflow } from '../harness/workflow';
import type { Suite } from '../suite';

/** Each item that is posted runs through one node. */
const workflowOf = (id: string, node: NodeSketch, settings: object = {}): Workflow => {
	const workflow = chain(
		id,
		{
			name: 'Start',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			parameters: { httpMethod: 'POST', path: uuidOf(id), responseMode: 'onReceived' },
		},
		{ name: 'Items', type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'body.items', options: {} } },
		node,
	);
	const nodes = workflow.nodes.map((each) => (each.name === node.name ? { ...each, ...settings } : each));
	return { ...workflow, nodes };
};

const getOrder = (credential: Credential): NodeSketch => ({
	name: 'Get Order',
	type: 'n8n-nodes-blink.blink',
	parameters: { resource: 'order', operation: 'get', orderId: '={{ $json.order }}' },
	credential,
});

const createOrder = (credential: Credential): NodeSketch => ({
	name: 'Create Order',
	type: 'n8n-nodes-blink.blink',
	parameters: {
		resource: 'order',
		operation: 'create',
		branch: { __rl: true, mode: 'id', value: '={{ $json.branch }}' },
		deliveryType: 'pickup',
		customerName: '={{ $json.name }}',
		customerPhone: '03001234567',
		itemsFrom: 'json',
		itemsJson: '[{"blink_item_id":1,"name":"Milk","price":85,"quantity":1}]',
		paymentMethod: 'cash',
		subtotal: '85',
		deliveryCharges: '0',
		total: '85',
	},
	credential,
});

const createTask = (credential: Credential): NodeSketch => ({
	name: 'Create Task',
	type: 'n8n-nodes-blink.blinkLogistics',
	parameters: {
		resource: 'task',
		operation: 'create',
		...operations.find(({ operation }) => operation === 'task:create')!.parameters,
		mappingKey: '={{ $json.name }}',
	},
	credential,
});

const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
const placed = 'It may have been placed: look before you send it again.';

/** What goes out, with the vendor's journal as the judge. */
export const outgoingCalls: Suite = {
	name: 'what goes out',
	tests: (world) => {
		const vendor = new StubVendor();
		const orderPlaced = { body: { success: true, data: { id: 77, unique_code: 'A-1' } } };
		beforeAll(async () => await vendor.start());
		afterAll(async () => await vendor.stop());
		beforeEach(() => {
			vendor.journal = [];
		});

		/** Saves a credential as the editor does. */
		const saved = async (type: string, data: Record<string, unknown>): Promise<Credential> => {
			const { id, name } = await world.n8n.rest<{ id: string; name: string }>('POST', '/credentials', {
				name: `Outgoing ${type} ${Math.random()}`,
				type,
				data,
			});
			return { id, name, type, data };
		};
		const published = async (workflow: Workflow): Promise<Workflow> => {
			const { id } = await world.n8n.rest<{ id: string }>('POST', '/workflows', workflow);
			const made = { ...workflow, id };
			await world.n8n.publish(made);
			return made;
		};
		const run = async (workflow: Workflow, items: object[]) => {
			const before = await world.n8n.executions.last(workflow.id);
			await axios.post(world.n8n.webhookUrl(workflow, 'Start'), { items }, { proxy: false });
			return await world.n8n.executions.waitFor(workflow.id, before);
		};
		/** What a person does with a failed run: Retry. */
		const retry = async (workflow: Workflow, execution: string) => {
			await world.n8n.rest('POST', `/executions/${execution}/retry`, { loadWorkflow: false });
			return await world.n8n.executions.waitFor(workflow.id, execution);
		};
		const names = () =>
			vendor.callsOf('submitOrder').map(({ body }) => (body as { customer_name: string }).customer_name);

		test('a credential that was edited to another user logs in as that user', async () => {
			vendor.answer = () => ({ body: { success: true, data: { id: 5 } } });
			const data = { username: 'old', password: 'pw1', environment: 'custom', url: vendor.url };
			const credential = await saved('blinkApi', data);
			const workflow = await published(workflowOf('outgoingEdited', getOrder(credential)));
			expect((await run(workflow, [{ order: '5' }])).status).toBe('success');
			await run(workflow, [{ order: '5' }]);
			expect(vendor.journal.map(({ path, authorization }) => authorization ?? path)).toEqual([
				'/interface/v1/login',
				'Bearer token-of-old',
				'Bearer token-of-old',
			]);

			vendor.journal = [];
			const path = `/credentials/${credential.id}`;
			const shown = await world.n8n.rest<Credential>('GET', `${path}?includeData=true`);
			await world.n8n.rest('PATCH', path, {
				name: credential.name,
				type: 'blinkApi',
				data: { ...shown.data, username: 'new', password: 'pw2' },
			});
			await run(workflow, [{ order: '5' }]);
			expect(vendor.journal.map(({ body, authorization }) => authorization ?? body)).toEqual([
				{ username: 'new', password: 'pw2' },
				'Bearer token-of-new',
			]);
		});

		test('a credential with expressions places each order in its own account, in the second run too', async () => {
			vendor.answer = () => orderPlaced;
			const credential = await saved('blinkApi', {
				username: '={{ $json.user }}',
				password: '={{ $json.user }}-pw',
				environment: 'custom',
				url: vendor.url,
			});
			const workflow = await published(workflowOf('outgoingTwoUsers', createOrder(credential)));
			const items = ['A', 'B', 'A', 'B'].map((brand) => ({ user: `brand${brand}`, branch: `${brand}1`, name: 'N' }));
			for (const time of ['first', 'second']) {
				vendor.journal = [];
				const { status } = await run(workflow, items);
				const orders = vendor.callsOf('submitOrder').map(({ authorization, body }) => {
					return `${(body as { blink_branch_id: string }).blink_branch_id} ${authorization}`;
				});
				expect([time, status, ...orders.sort()]).toEqual([
					time,
					'success',
					'A1 Bearer token-of-brandA',
					'A1 Bearer token-of-brandA',
					'B1 Bearer token-of-brandB',
					'B1 Bearer token-of-brandB',
				]);
				expect(vendor.callsOf('login').length).toBeLessThanOrEqual(2);
			}
		});

		test('Retry On Fail places no order again, and a person who presses Retry places only what is missing', async () => {
			const credential = await saved('blinkApi', {
				username: 'u',
				password: 'p',
				environment: 'custom',
				url: vendor.url,
			});
			const workflow = await published(workflowOf('outgoingOrders', createOrder(credential), retryOnFail));
			vendor.answer = ({ body }) =>
				(body as { customer_name: string }).customer_name === 'bad'
					? { status: 422, body: { message: 'No' } }
					: orderPlaced;
			const failed = await run(
				workflow,
				['a', 'b', 'bad'].map((name) => ({ name, branch: '1' })),
			);
			expect(failed.status).toBe('error');
			expect(names().sort()).toEqual(['a', 'b', 'bad', 'bad', 'bad']);

			vendor.journal = [];
			vendor.answer = () => orderPlaced;
			const again = await retry(workflow, failed.id);
			expect(again.status).toBe('success');
			expect(names()).toEqual(['bad']);
			expect(itemsOf(again, 'Create Order')).toHaveLength(3);
		});

		test('Retry On Fail tries no order again that may have been placed; a person who presses Retry does', async () => {
			const credential = await saved('blinkApi', {
				username: 'u2',
				password: 'p',
				environment: 'custom',
				url: vendor.url,
			});
			const workflow = await published(workflowOf('outgoingMaybe', createOrder(credential), retryOnFail));
			vendor.answer = () => ({ status: 500, body: { message: 'Order 77 placed, but the payment token is invalid' } });
			const failed = await run(workflow, [{ name: 'a', branch: '1' }]);
			expect(names()).toEqual(['a']);
			expect(failed.data.resultData.error?.message).toContain(placed);

			vendor.answer = () => orderPlaced;
			expect((await retry(workflow, failed.id)).status).toBe('success');
			expect(names()).toEqual(['a', 'a']);
		});

		test('Retry On Fail asks for no second rider', async () => {
			const data = { token: 'Bearer portal-token', environment: 'custom', url: vendor.url };
			const credential = await saved('blinkLogisticsApi', data);
			const workflow = await published(workflowOf('outgoingTasks', createTask(credential), retryOnFail));
			vendor.answer = ({ body }) =>
				(body as { mappingKey: string }).mappingKey === 'b'
					? { status: 502, body: '<html>Bad Gateway</html>', headers: { 'Content-Type': 'text/html' } }
					: { body: { eventId: 20, event: 'TASK_CREATED', data: { taskId: 'T-1', type: 1 } } };
			const failed = await run(workflow, [{ name: 'a' }, { name: 'b' }]);
			expect(failed.data.resultData.error?.message).toContain(placed);
			const tasks = () => vendor.callsOf('task').map(({ body }) => (body as { mappingKey: string }).mappingKey);
			expect(tasks()).toEqual(['a', 'b']);
			expect(vendor.journal[0]!.authorization).toBe('Bearer portal-token');

			await retry(workflow, failed.id);
			expect(tasks()).toEqual(['a', 'b', 'b']);
		});

		test('the item of the error output says that it may have been placed', async () => {
			const credential = await saved('blinkApi', {
				username: 'u3',
				password: 'p',
				environment: 'custom',
				url: vendor.url,
			});
			const settings = { onError: 'continueErrorOutput', ...retryOnFail };
			const workflow = await published(workflowOf('outgoingErrorOutput', createOrder(credential), settings));
			vendor.answer = () => ({ status: 500, body: { message: 'Gone' } });
			const execution = await run(workflow, [{ name: 'a', branch: '1' }]);
			expect(itemsOf(execution, 'Create Order', 1)).toMatchObject([{ error: expect.stringContaining(placed) }]);
			expect(names()).toEqual(['a']);
		});
	},
};
