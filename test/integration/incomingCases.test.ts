import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { parsedJson } from '../../nodes/shared/parsing/json';
import { aFreshSandbox } from '../support/sandbox';
import { eventOf } from '../support/senders';
import { blink, pickupOrder } from './blinkSetup';
import { startBlinkLists } from './harness/blinkLists';
import { runNode } from './harness/n8n';
import { aTrigger } from './harness/triggers';

/*
 * Bodies in the shape that real senders use, played to the triggers over HTTP: each is a kind of fault of its own, and what
 * must come of it is written by hand. Those of the Catch-Up Trigger stand beside it.
 */

const sandbox = aFreshSandbox();

const textOf = (name: string) => readFileSync(join(__dirname, '../fixtures/cases/incoming', name), 'utf8');
const caseOf = (name: string) => JSON.parse(textOf(`${name}.json`)) as IDataObject;

/** What a trigger gives of bodies, in the order in which they are sent. */
async function given(trigger: string, bodies: unknown[], parameters = {}): Promise<IDataObject[]> {
	const { post, events } = await aTrigger(trigger, { authentication: 'none', ...parameters });
	for (const body of bodies) expect((await post(body)).status).toBe(200);
	return events();
}

describe('an order of Blink', () => {
	const cases: Record<string, object> = {
		'blink-order-due-at-epoch-zero': {
			warnings: ['due_at could not be read and is null'],
			order: { dueAt: null, placedAt: '2026-11-30T10:00:00.000Z' },
		},
		'blink-order-names-in-two-languages': {
			warnings: [],
			order: { customer: { name: 'Test Person' }, items: [{ name: 'Roll' }] },
		},
		// A word of the aliases, and so of the list.
		'blink-order-of-unknown-type': { warnings: [], order: { type: 'delivery' } },
		'blink-order-type-takeaway-without-a-word': {
			warnings: ['payment is true although payment_method is Cash'],
			order: { type: 'pickup' },
		},
		'blink-order-webhook-says-rejected': {
			event: 'order.status',
			vendorStatus: 'REJECTED',
			deliveryStatus: 'rejected',
			orderId: '5001',
			order: { orderId: '5001', deliveryStatus: 'rejected', placedAt: '2026-11-30T10:00:00.000Z' },
		},
		// What goes out is rounded; what came in is what was sent.
		'blink-order-amounts-with-binary-noise': { warnings: [], order: { total: 1049.9999999999998 } },
		'blink-order-html-entities': {
			warnings: [],
			order: { customer: { name: 'O&#039;Brien' }, items: [{ name: 'Mac &amp; Cheese' }] },
		},
	};
	it.each(Object.entries(cases))('%s', async (name, expected) => {
		const { input, body } = caseOf(name);
		expect(await given('blinkTrigger', [input ?? body])).toMatchObject([{ source: 'blink', ...expected }]);
	});
});

describe('Bringg', () => {
	it('bringg-fleet-created-inventory-and-notes-in-way-points', async () => {
		const { input } = caseOf('bringg-fleet-created-inventory-and-notes-in-way-points');
		const [item] = await given('bringgTrigger', [input]);
		expect(item).toMatchObject({
			event: 'delivery.created',
			vendorEvent: 'Delivery Created',
			taskId: '20000001',
			warnings: [],
			delivery: {
				externalOrderId: '1236589',
				items: [{ name: 'Karahi', quantity: 2, price: 950 }],
				notes: ['Note 1', 'Note 2', 'Order note'],
				payment: null,
				packages: [],
				stops: [
					{
						type: 'pickup',
						name: 'Name 1',
						phone: '+923000000001',
						scheduledAt: null,
						notBefore: '2030-11-09T16:51:00.000Z',
						notAfter: '2030-11-09T17:01:00.000Z',
						items: [{ name: 'Karahi', quantity: 2 }],
						notes: ['Note 1'],
					},
					{ type: 'dropoff', name: 'Name 2', items: [{ name: 'Karahi', quantity: 2 }], notes: ['Note 2'] },
				],
			},
		});
	});

	it('bringg-money-and-parcels-are-not-in-the-default-output', async () => {
		const { body } = caseOf('bringg-money-and-parcels-are-not-in-the-default-output');
		const [item] = await given('bringgTrigger', [body]);
		expect(item).toMatchObject({
			warnings: [],
			delivery: {
				payment: { method: 'Cash', total: 66.67, toCollect: 45.5 },
				packages: [{ id: '1', name: 'box', weight: 400, weightUnit: 'g' }],
				stops: [
					{ address: 'a', notes: ['dock 4'] },
					{ address: 'b', email: 'x@example.com', notes: ['ring twice'] },
				],
				notes: ['dock 4', 'ring twice'],
			},
		});
	});

	it('is told in the words of a workflow that refuses a delivery', async () => {
		const trigger = await aTrigger('bringgTrigger', { authentication: 'none', respond: 'lastNode' });
		trigger.execute = async () => [{ success: false, error_message: 'No rider after 11 pm' }];
		const { input } = caseOf('bringg-fleet-created-inventory-and-notes-in-way-points');
		const { status, data } = await trigger.post(input);
		expect([status, data]).toEqual([200, { success: false, error_message: 'No rider after 11 pm' }]);
	});
});

describe('ids beyond 2^53', () => {
	it('blink-submit-answer-19-digit-id', async () => {
		const text = textOf('blink-submit-answer-19-digit-id.txt');
		sandbox.switches.faults.push({ kind: 'html', path: '/interface/v1/submitOrder', body: text });
		const { json } = await blink(sandbox, 'order:create', pickupOrder);
		expect(json).toMatchObject([{ orderId: '8202522731445525542', uniqueCode: 'X' }]);
	});

	it('blend-two-orders-with-19-digit-ids', () => {
		const orders = textOf('blend-two-orders-with-19-digit-ids.txt').trim().split('\n').map(parsedJson);
		expect(orders.map((body) => eventOf(blendSource, body).orderId)).toEqual([
			'8202522731445525542',
			'8202522731445525999',
		]);
	});

	it('two-orders-with-numbers-beyond-2-53', () => {
		const { raw } = caseOf('two-orders-with-numbers-beyond-2-53') as { raw: string[] };
		expect(raw.map((text) => eventOf(blinkSource, parsedJson(text)).orderId)).toEqual([
			'9007199254740992',
			'9007199254740993',
		]);
	});

	it('are all there of a fetched order, simplified or not', async () => {
		const lists = await startBlinkLists();
		lists.orderList = [{ id: '9007199254740993', status: 'PENDING', items: [{ item_id: '9007199254740995' }] }];
		try {
			const run = async (simplify: boolean) =>
				(
					await runNode({
						type: 'blink',
						parameters: { resource: 'order', operation: 'get', orderId: '9007199254740993', simplify },
						credentials: account(lists.url),
					})
				).json;
			expect(await run(true)).toMatchObject([
				{
					orderId: '9007199254740993',
					items: [{ productId: '9007199254740995' }],
					order: { orderId: '9007199254740993' },
				},
			]);
			expect(await run(false)).toMatchObject([{ id: '9007199254740993', items: [{ item_id: '9007199254740995' }] }]);
		} finally {
			await lists.stop();
		}
	});
});

const account = (url: string) => ({
	blinkApi: { username: 'demo', password: 'demo-password', environment: 'custom', url, accessToken: 'token' },
});
