import event from '../../sandbox/samples/ordatic/event.json';
import availability from '../../sandbox/samples/ordatic/products-availability-update.json';
import proof from '../../sandbox/samples/ordatic/rider-proof-delivery.json';
import placeholders from '../../sandbox/samples/ordatic/rider-refund-vendor-placeholders.json';
import refund from '../../sandbox/samples/ordatic/rider-refund.json';
import { aTrigger } from './harness/triggers';
import type { TriggerSetup } from './harness/webhook';

const aRiderTrigger = (parameters: TriggerSetup['parameters'] = {}) => aTrigger('riderTrigger', parameters);
const withProof = (proofDelivery: unknown) => ({ ...proof, data: { ...proof.data, proofDelivery } });

it('gives an event in the one language', async () => {
	const trigger = await aRiderTrigger();
	const { status, data } = await trigger.post({ ...event, eventType: 'rider-picking' });
	expect([status, data]).toEqual([200, { success: true }]);
	expect(trigger.events()).toMatchObject([
		{
			source: 'ordatic',
			event: 'delivery.status',
			vendorEvent: 'rider-picking',
			vendorStatus: 'rider-picking',
			orderId: 'ordatic-1001',
			taskId: null,
			branchId: 'store-1',
			deliveryStatus: 'driver-to-pickup',
			occurredAt: null,
			warnings: [],
			delivery: {
				deliveryStatus: 'driver-to-pickup',
				orderId: 'ordatic-1001',
				branchId: 'store-1',
				proof: null,
				refund: null,
			},
		},
	]);
});

describe('proof of delivery', () => {
	const png = proof.data.proofDelivery;
	const bytes = Buffer.from(png, 'base64');
	const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xfb, 0xff, 0xff, 0xd9]);
	const webp = Buffer.from('RIFF\x04\x00\x00\x00WEBPVP8 ', 'latin1');
	const pdf = Buffer.from('%PDF-1.4 \xff\xfb', 'latin1');

	it.each<[what: string, sent: string, mimeType: string, content: Buffer]>([
		['a PNG', png, 'image/png', bytes],
		['a PNG with line breaks', png.replace(/.{20}/g, '$&\r\n'), 'image/png', bytes],
		['a data URL', `data:image/png;base64,${png}`, 'image/png', bytes],
		['a data URL that lies', `data:text/html;charset=utf-8;base64,${png}`, 'image/png', bytes],
		['URL-safe Base64', jpeg.toString('base64url'), 'image/jpeg', jpeg],
		['a JPEG', jpeg.toString('base64'), 'image/jpeg', jpeg],
		['a WebP', webp.toString('base64'), 'image/webp', webp],
		['a PDF', pdf.toString('base64'), 'application/pdf', pdf],
	])('%s becomes a binary property, simplified or not', async (_what, sent, mimeType, content) => {
		for (const simplify of [true, false]) {
			const trigger = await aRiderTrigger({ simplify });
			await trigger.post(withProof(sent));
			const { json, binary } = trigger.lastItem();
			const note = { binaryProperty: 'proof', mimeType, sizeBytes: content.length };
			expect(binary!.proof).toMatchObject({ mimeType });
			expect(Buffer.from(binary!.proof!.data, 'base64').equals(content)).toBe(true);
			if (simplify)
				expect(json).toMatchObject({
					event: 'delivery.proof',
					deliveryStatus: null,
					delivery: { proof: note },
				});
			else expect(json).toMatchObject({ data: { orderId: 'ordatic-1001', proofDelivery: note } });
		}
	});

	it.each([
		['a name', 'Left with the neighbour'],
		['an address', 'https://proofs.example.com/1.png'],
		['a PNG that breaks off into words', `${png.slice(0, 24)} and so on!`],
		['an SVG', 'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4='],
		['Base64 of something else', Buffer.from('just some text, no picture').toString('base64')],
	])('%s stays text', async (_what, sent) => {
		const trigger = await aRiderTrigger();
		await trigger.post(withProof(sent));
		expect(trigger.lastItem().binary).toBeUndefined();
		expect(trigger.events()).toMatchObject([{ event: 'delivery.proof', delivery: { proof: { text: sent } } }]);
	});

	it.each([true, false])('of several each is kept (simplify: %s)', async (simplify) => {
		const trigger = await aRiderTrigger({ simplify });
		const pin = 'PIN 1234';
		await trigger.post(withProof([png, pin, jpeg.toString('base64'), png]));
		const { json, binary } = trigger.lastItem();
		expect(Object.entries(binary!).map(([name, { fileName }]) => [name, fileName])).toEqual([
			['proof', 'proof.png'],
			['proof2', 'proof2.jpg'],
			['proof3', 'proof3.png'],
		]);
		expect(Buffer.from(binary!.proof2!.data, 'base64').equals(jpeg)).toBe(true);
		const notes = [
			{ binaryProperty: 'proof', mimeType: 'image/png', sizeBytes: bytes.length },
			pin,
			{ binaryProperty: 'proof2', mimeType: 'image/jpeg', sizeBytes: jpeg.length },
			{ binaryProperty: 'proof3', mimeType: 'image/png', sizeBytes: bytes.length },
		];
		if (simplify) {
			const proofs = notes.map((note) => (note === pin ? { text: pin } : note));
			expect(json).toMatchObject({ warnings: [], delivery: { proof: notes[0], proofs } });
		} else expect(json).toMatchObject({ data: { orderId: 'ordatic-1001', proofDelivery: notes } });
	});

	it('in a list of one is the proof, and what cannot be read of a list is named', async () => {
		const trigger = await aRiderTrigger();
		await trigger.post(withProof(['Left with the neighbour', { shape: 'unknown' }]));
		expect(trigger.events()).toMatchObject([
			{
				delivery: { proof: { text: 'Left with the neighbour' }, proofs: [{ text: 'Left with the neighbour' }] },
				warnings: ['data.proofDelivery[1] could not be read and is null'],
			},
		]);
	});

	it.each([[''], [null], [undefined]])('%j is none', async (sent) => {
		const trigger = await aRiderTrigger();
		await trigger.post(withProof(sent));
		expect(trigger.events()).toMatchObject([{ event: 'delivery.proof', delivery: { proof: null }, warnings: [] }]);
	});
});

it('gives refunds in units, with the cents kept', async () => {
	const trigger = await aRiderTrigger();
	await trigger.post(refund);
	expect(trigger.events()[0]).toMatchObject({
		event: 'delivery.refund',
		deliveryStatus: null,
		occurredAt: '2025-05-22T18:04:11.000Z',
		warnings: [],
	});
	expect((trigger.events()[0]!.delivery as { refund: unknown }).refund).toEqual({
		id: 'refund-1',
		date: '2025-05-22T18:04:11.000Z',
		reason: 'ORDER_NOT_DELIVERED',
		riderAmount: 12.5,
		riderAmountCents: 1250,
		partnerAmount: 8.5,
		partnerAmountCents: 850,
		items: [
			{
				reason: 'MISSING_ITEM',
				partyAtFault: 'RIDER',
				riderAmount: 12.5,
				riderAmountCents: 1250,
				partnerAmount: 8.5,
				partnerAmountCents: 850,
				items: [{ name: 'Mild Chicken Sandwich', quantity: 2 }],
			},
		],
		fees: [{ name: 'Cancellation fee', amount: 150, code: 'CANCEL_FEE' }],
	});
});

it("takes the placeholder words of the vendor's own sample for nothing, and says so", async () => {
	const trigger = await aRiderTrigger();
	await trigger.post(placeholders);
	const [item] = trigger.events();
	const nothing = {
		riderAmount: null,
		riderAmountCents: null,
		partnerAmount: null,
		partnerAmountCents: null,
		reason: null,
	};
	expect(item).toMatchObject({
		orderId: 'string',
		delivery: {
			refund: {
				id: null,
				date: null,
				...nothing,
				items: [{ ...nothing, partyAtFault: null, items: [{ name: null, quantity: null }] }],
				fees: [{ name: null, amount: null, code: null }],
			},
		},
	});
	expect(item!.warnings).toContain('data.refund.totalRiderRefund could not be read and is null');
	expect(item!.warnings).toContain('data.refund.refundFees[0].amount could not be read and is null');
});

it('gives the products that are to be had again or no longer', async () => {
	const trigger = await aRiderTrigger();
	await trigger.post(availability);
	expect(trigger.events()).toMatchObject([
		{
			event: 'availability.product',
			vendorEvent: 'products-availability-update',
			orderId: null,
			branchId: 'store-1',
			availability: {
				type: 'product',
				products: [
					{ type: 'item', id: '1c54bd7abe7b', vendorId: 'inner-1', suspendedUntil: '2035-01-01T00:00:00.000Z' },
					{ type: 'modifier', id: 'cfeed7290c4c', vendorId: 'inner-2', suspendedUntil: '2020-01-01T00:00:00.000Z' },
				],
			},
		},
	]);
});

it.each([
	[{ eventType: 'rider-error' }, 'data.orderId is missing'],
	[{ eventType: '', data: { orderId: '1' } }, 'eventType is missing'],
	[{ eventType: 'rider-error', data: { orderId: {} } }, 'data.orderId could not be read'],
])('does not understand %j', async (sent, issue) => {
	const trigger = await aRiderTrigger();
	await trigger.post(sent);
	expect(trigger.unrecognized()).toMatchObject([{ issues: [issue], body: sent }]);
});
