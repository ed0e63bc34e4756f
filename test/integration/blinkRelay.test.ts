import type { IDataObject } from 'n8n-workflow';

import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { deliveryStatuses, type DeliveryStatus } from '../../nodes/shared/model/deliveryStatus';
import { match, type MatchedBody } from '../../nodes/shared/webhook/parsing/match';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { webhookSample } from '../../sandbox';
import { aFreshSandbox } from '../support/sandbox';
import { blink, callsOf } from './blinkSetup';

/*
 * Relays without mapping: what a trigger gives goes into Blink as it is.
 */

const sandbox = aFreshSandbox();

const eventOf = (source: WebhookSource, body: unknown) => (match(source, body) as MatchedBody).event;

describe('Order > Update Status from a delivery event', () => {
	/** The last column of the table of words: what Blink is told, or nothing. */
	const told: Partial<Record<DeliveryStatus, number>> = {
		accepted: 1,
		preparing: 1,
		ready: 6,
		'on-the-way': 2,
		'at-dropoff': 2,
		delivered: 3,
		rejected: 4,
		cancelled: 4,
	};

	const update = async (delivery: IDataObject, parameters: IDataObject = {}, json: IDataObject = {}) =>
		await blink(sandbox, 'order:updateStatus', { input: 'delivery', ...parameters } as never, {
			input: [{ ...json, delivery }],
		});

	it.each(deliveryStatuses.map((status) => [status, told[status]] as const))(
		'%s is told as %s',
		async (deliveryStatus, code) => {
			const { json, error } = await update({ deliveryStatus, orderId: '123456', reason: 'Too far' });
			expect(error).toBeUndefined();
			const [call, ...more] = callsOf(sandbox, 'updateOrderStatus');
			expect(more).toEqual([]);
			if (code === undefined) {
				expect(call).toBeUndefined();
				expect(json).toEqual([
					{
						skipped: true,
						reason:
							deliveryStatus === 'created'
								? 'Blink has the order already: sending it again would undo an acceptance'
								: `Blink has no status for ${deliveryStatus}`,
						orderId: '123456',
					},
				]);
			} else {
				expect(call!.body).toEqual({
					blink_order_id: '123456',
					status: code,
					...(code === 4 && { comment: 'Too far' }),
				});
				expect(json[0]).toMatchObject({ success: true, statusCode: code });
			}
		},
	);

	it('rejects the order of a cancelled delivery only when the user says so', async () => {
		const cancelled = { deliveryStatus: 'delivery-cancelled', orderId: '123456', reason: 'No riders' };
		await update(cancelled);
		expect(callsOf(sandbox, 'updateOrderStatus')).toEqual([]);
		await update(cancelled, { cancelledDelivery: 'reject' });
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toMatchObject({ status: 4, comment: 'No riders' });
	});

	it('gives a rejection without a reason the comment of the node', async () => {
		await update({ deliveryStatus: 'cancelled', orderId: '123456', reason: null });
		await update({ deliveryStatus: 'cancelled', orderId: '123457', reason: '' }, { comment: 'Kitchen closed' });
		expect(callsOf(sandbox, 'updateOrderStatus').map(({ body }) => (body as IDataObject).comment)).toEqual([
			'The order was cancelled',
			'Kitchen closed',
		]);
	});

	it('skips an event that changes no state, and asks Blink nothing', async () => {
		const { json } = await update({ deliveryStatus: null, orderId: '123456' });
		const reason = 'Blink has no status for an event that changes no state';
		expect(json).toEqual([{ skipped: true, reason, orderId: '123456' }]);
		expect(sandbox.calls).toEqual([]);
	});

	it('takes an order ID that is a number', async () => {
		await update({ deliveryStatus: 'ready', orderId: 123456 });
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toMatchObject({ blink_order_id: '123456', status: 6 });
	});

	describe('asking Blink first', () => {
		// The order 123456 of the sandbox is pending at first.
		const bring = async (...statuses: string[]) => {
			for (const status of statuses) await update({ deliveryStatus: status, orderId: '123456', reason: 'No' });
			sandbox.calls.length = 0;
		};

		it.each([
			[['accepted'], 'accepted', 'accepted'],
			[['accepted', 'ready', 'on-the-way'], 'ready', 'dispatched'],
			[['on-the-way', 'delivered'], 'rejected', 'delivered'],
			[['rejected'], 'delivered', 'rejected'],
		])('an order that went %j is not %s', async (went, deliveryStatus, now) => {
			await bring(...went);
			const { json } = await update({ deliveryStatus, orderId: '123456', reason: 'No' });
			expect(json).toEqual([{ skipped: true, reason: `Blink has the order at ${now} already`, orderId: '123456' }]);
			expect(callsOf(sandbox, 'updateOrderStatus')).toEqual([]);
		});

		it.each([
			[['ready'], 'on-the-way', 2],
			[['accepted'], 'cancelled', 4],
		])('an order that went %j becomes %s', async (went, deliveryStatus, status) => {
			await bring(...went);
			const { json } = await update({ deliveryStatus, orderId: '123456', reason: 'No' });
			expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toMatchObject({ status });
			expect(json[0]).toMatchObject({ success: true, statusCode: status });
			expect(json[0]).not.toHaveProperty('warning');
		});

		it('sends what it knows when the order cannot be fetched, and says so', async () => {
			sandbox.switches.faults = [{ kind: 'status', status: 404, path: '/interface/v1/fetchOrder' }];
			const { json } = await update({ deliveryStatus: 'ready', orderId: '123456' });
			expect(json[0]).toMatchObject({ success: true, status: 'ready' });
			expect(json[0]!.warning).toContain('Blink was asked first, but the order could not be fetched');
		});
	});

	it('takes the order from the node before that of the event', async () => {
		await update(
			{ deliveryStatus: 'ready', orderId: 'not-ours', taskId: 'T' },
			{ orderId: '={{ $json.found }}' },
			{ found: '123456' },
		);
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toMatchObject({ blink_order_id: '123456' });
	});

	it.each([
		[{ deliveryStatus: 'ready', taskId: 'T' }, {}, 'Order is missing: the delivery event has no order ID'],
		[{ deliveryStatus: 'eaten', orderId: '1' }, {}, 'Delivery Event > deliveryStatus must be one of: created'],
		[{ deliveryStatus: 'cancelled', orderId: '1' }, { comment: '' }, 'Comment When No Reason Is Given is missing'],
	])('refuses %o with %o', async (delivery, parameters, message) => {
		const { error } = await update(delivery, parameters);
		expect(error?.message).toContain(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('refuses an item without a delivery event, and the others go on', async () => {
		const { json } = await blink(
			sandbox,
			'order:updateStatus',
			{ input: 'delivery' },
			{
				input: [{}, { delivery: { deliveryStatus: 'ready', orderId: '123456' } }],
				settings: { onError: 'continueRegularOutput' },
			},
		);
		expect(json[0]!.error).toContain('Delivery Event');
		expect(json[1]).toMatchObject({ success: true, status: 'ready' });
	});
});

describe('Order > Create from an order', () => {
	const create = async (order: unknown, parameters: IDataObject = {}) =>
		await blink(sandbox, 'order:create', { input: 'order', ...parameters } as never, {
			input: [{ order } as IDataObject],
		});

	const blendOrder = eventOf(
		blendSource,
		webhookSample('blend.order-created', { 'payload.order_type': 'PICK-UP' }),
	).order;

	it("relays Blend's sample order with what Blend does not say", async () => {
		const { json, error } = await create(blendOrder, {
			branch: '60002',
			override: { customerName: 'Blend', customerPhone: '0300 1234567' },
		});
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			blink_branch_id: '60002',
			delivery_type: 'pickup',
			delivery: { house_num: 'PICK-UP', street: 'PICK-UP', area: 'PICK-UP', city: 'PICK-UP' },
			customer_name: 'Blend',
			payment_method: 'Cash',
			tax_amount: '10',
			subtotal: '50',
			total: '50',
			delivery_charges: '0',
			is_scheduled: 0,
			items: [
				{
					blink_item_id: '1',
					name: '1',
					price: '5',
					quantity: '2',
					sub_options: [{ sub_option_id: '1', price: '10', quantity: '2' }],
				},
				{ blink_item_id: '2', price: '25', quantity: '1' },
			],
		});
		expect(json[0]).toMatchObject({ success: true });
	});

	it("relays Blink's own order to its own branch, with the other way to pay", async () => {
		const { order } = eventOf(blinkSource, webhookSample('blink.order'));
		const { error } = await create(order, { override: { paymentMethod: 'cash' } });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			blink_branch_id: '50220',
			customer_name: 'John Doe',
			payment_method: 'Cash',
			total: '66.67',
			items: [{ blink_item_id: '1c54bd7abe7b', actual_price: '39', price: '39' }],
		});
	});

	const delivered = (address: string) =>
		create(
			{
				...blendOrder,
				type: 'delivery',
				customer: { name: 'B', phone: '+971 50 1234567', address, latitude: 0, longitude: 0 },
			},
			{ branch: '60002' },
		);

	it.each([
		'209 Bolvard center',
		'Flat B-1203, Rashid Minhas Road, Gulshan-e-Iqbal, Karachi, 75300',
		'Near KFC, opposite mosque, ring the bell',
	])('asks for house number, area and city of "%s", and cuts them out of no address', async (address) => {
		const { error } = await delivered(address);
		expect(error?.message.split(';\n')).toEqual([
			'Override > House Number is missing',
			'Override > Area is missing',
			'Override > City is missing',
		]);
		expect(sandbox.calls).toEqual([]);
	});

	it('sends all of the address as the street, with what is filled in', async () => {
		const order = {
			...blendOrder,
			type: 'delivery',
			customer: { name: 'B', phone: '+971 50 1234567', address: 'Flat B-1203, Karachi', latitude: 0, longitude: 0 },
		};
		const override = { houseNumber: 'Flat B-1203', area: 'Gulshan', city: 'Karachi' };
		await create(order, { branch: '60002', override });
		const { delivery, customer_phone: phone } = callsOf(sandbox, 'submitOrder')[0]!.body as IDataObject;
		expect(phone).toBe('+971501234567');
		expect(delivery).toEqual({
			house_num: 'Flat B-1203',
			street: 'Flat B-1203, Karachi',
			area: 'Gulshan',
			city: 'Karachi',
		});
	});

	it.each([
		[{ paid: null, method: null }, 'Cash'],
		[{ paid: null, method: 'card' }, 'Online'],
		[{ paid: false, method: 'card' }, 'Cash'],
	])('has money collected or not, for %j: %s', async (payment, method) => {
		const override = { customerName: 'B', customerPhone: '0300 1234567' };
		await create({ ...blendOrder, payment }, { branch: '60002', override });
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({ payment_method: method });
	});

	it.each([
		[{}, { override: { customerPhone: '0300 1234567', customerName: 'Blend' } }, 'Branch is missing'],
		[{}, { branch: '60002' }, 'Override > Customer Name is missing;\nOverride > Customer Phone is missing'],
		[
			{ isScheduled: true, dueAt: null },
			{ branch: '60002', override: { customerName: 'B', customerPhone: '0300 1234567' } },
			'Override > Scheduled For is missing: the order is scheduled, but has no dueAt',
		],
		[
			{ type: 'delivery' },
			{ branch: '60002', override: { customerName: 'B', customerPhone: '0300 1234567' } },
			'Override > House Number is missing',
		],
		[
			{ items: [] },
			{ branch: '60002', override: { customerName: 'B', customerPhone: '0300 1234567' } },
			'Order > items is missing',
		],
	])('refuses the sample order with %o and %o', async (changes, parameters, message) => {
		const { error } = await create({ ...blendOrder, ...changes }, parameters);
		expect(error?.message).toContain(message);
		expect(sandbox.calls).toEqual([]);
	});
});
