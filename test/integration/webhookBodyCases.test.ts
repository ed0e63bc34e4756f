import { createHash } from 'node:crypto';

import status from '../../sandbox/samples/blink/order-status.json';
import order from '../../sandbox/samples/blink/order.json';
import mixed from '../fixtures/cases/incoming/multipart-mixed-is-not-kept.json';
import spoiledProof from '../fixtures/cases/incoming/proof-base64-plus-became-space.json';
import cutProof from '../fixtures/cases/incoming/proof-cut-in-the-middle.json';
import inXml from '../fixtures/cases/incoming/secret-in-namespaced-xml-is-kept.json';
import dashes from '../fixtures/cases/incoming/ten-megabytes-of-dashes.json';
import longIds from '../fixtures/cases/incoming/two-orders-with-numbers-beyond-2-53.json';
import { aTrigger } from './harness/triggers';

const json = { 'Content-Type': 'application/json' };

describe('an integer beyond 2^53', () => {
	it.each([true, false])('is read by its digits (Simplify %s)', async (simplify) => {
		const trigger = await aTrigger('blinkTrigger', { simplify });
		for (const raw of longIds.raw) expect((await trigger.post(raw, { headers: json })).status).toBe(200);
		const ids = trigger.events().map(({ orderId, blink_order_id }) => String(orderId ?? blink_order_id));
		expect(ids).toEqual(['9007199254740992', '9007199254740993']);
	});

	it.each([
		['as JSON', 'application/json'],
		['as plain text', 'text/plain'],
		['with no content type', ''],
	])('of nineteen digits is read %s', async (_how, type) => {
		const trigger = await aTrigger('blinkTrigger');
		const text = JSON.stringify(status).replace('"1236589"', '1234567890123456789');
		await trigger.post(text, { headers: { 'Content-Type': type } });
		expect(trigger.events()).toMatchObject([{ orderId: '1234567890123456789' }]);
	});

	it('does not touch the texts, prices and depth around it', async () => {
		const trigger = await aTrigger('blinkTrigger', { simplify: false });
		const text = JSON.stringify({
			...order,
			note: '"blink": 1234567890123456789 \\',
			far: { deep: [1.5, '1234567890123456789'] },
		});
		await trigger.post(text.replace('{', '{"internal_id":-9223372036854775808,'), { headers: json });
		expect(trigger.events()).toMatchObject([
			{
				internal_id: '-9223372036854775808',
				note: '"blink": 1234567890123456789 \\',
				far: { deep: [1.5, '1234567890123456789'] },
			},
		]);
	});
});

describe('a multipart body that is not a form', () => {
	it.each([
		['mixed', mixed.headers['content-type']],
		['related', 'multipart/related; boundary=B'],
		['alternative', 'Multipart/Alternative; boundary=B'],
	])('(%s) comes out of Unrecognized with its text', async (_what, type) => {
		const trigger = await aTrigger('blinkTrigger');
		expect((await trigger.post(mixed.raw, { headers: { 'Content-Type': type } })).status).toBe(200);
		expect(trigger.unrecognized()).toEqual([
			{
				source: 'blink',
				receivedAt: expect.any(String),
				issues: [expect.stringMatching(/^The body is a text, not /)],
				body: mixed.raw,
			},
		]);
	});
});

it('namespaced XML loses its secret', async () => {
	const trigger = await aTrigger('bringgTrigger');
	await trigger.post(`<a xmlns:ns="n">${inXml.raw.replace('>V<', '>S3CRET<')}</a>`, { headers: inXml.headers });
	expect(trigger.unrecognized()).toMatchObject([{ body: '<a xmlns:ns="n">[removed]</ns:access_token></a>' }]);
});

describe('a long text that is not JSON', () => {
	it('is kept up to 50,000 bytes, and its size is an issue', async () => {
		const trigger = await aTrigger('blinkTrigger');
		const sent = '-'.repeat(10_000_000);
		const { status: code } = await trigger.post(sent, { headers: dashes.headers, maxBodyLength: Infinity });
		expect(code).toBe(200);
		const [item] = trigger.unrecognized();
		expect(item!.body).toBe('-'.repeat(50_000));
		expect(item!.issues).toEqual([
			expect.stringMatching(/^The body is a text/),
			'The body has 10000000 bytes, of which the first 50000 are kept',
		]);
	});

	it('is kept whole up to there', async () => {
		const trigger = await aTrigger('blinkTrigger');
		await trigger.post('y'.repeat(50_000), { headers: { 'Content-Type': 'text/plain' } });
		expect(trigger.unrecognized()).toMatchObject([{ body: 'y'.repeat(50_000), issues: [expect.any(String)] }]);
	});

	it('nested millions of levels deep is a text', async () => {
		const trigger = await aTrigger('blinkTrigger');
		await trigger.post(`${'['.repeat(7_000_000)}${']'.repeat(7_000_000)}`, {
			headers: { 'Content-Type': 'text/plain' },
			maxBodyLength: Infinity,
		});
		expect(trigger.unrecognized()).toMatchObject([{ body: '['.repeat(50_000) }]);
	});
});

describe('warnings', () => {
	const products = (count: number) => Array.from({ length: count }, () => ({ product_id: '1', quantity: 'many' }));

	it.each([true, false])('are fifty at most, and a count (Simplify %s)', async (simplify) => {
		const trigger = await aTrigger('blinkTrigger', { simplify });
		await trigger.post({ ...order, payment_method: 'Online', products: products(1001) });
		const warnings = trigger.events()[0]!.warnings as string[];
		expect(warnings).toHaveLength(51);
		expect(warnings[0]).toBe('products[0].quantity could not be read and is null');
		expect(warnings[50]).toBe('and 951 more');
	});

	it('that are fifty have no count', async () => {
		const trigger = await aTrigger('blinkTrigger');
		await trigger.post({ ...order, payment_method: 'Online', products: products(50) });
		const warnings = trigger.events()[0]!.warnings as string[];
		expect(warnings).toHaveLength(50);
		expect(warnings[49]).toBe('products[49].quantity could not be read and is null');
	});
});

describe('a proof of delivery', () => {
	it('whose pluses became spaces is whole', async () => {
		const trigger = await aTrigger('riderTrigger');
		await trigger.post(spoiledProof.input);
		const { binary } = trigger.lastItem();
		const bytes = Buffer.from(binary!.proof!.data, 'base64');
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(spoiledProof.expect.sha256);
		expect(trigger.events()).toMatchObject([{ event: 'delivery.proof', warnings: [] }]);
	});

	it('that was cut short has a warning', async () => {
		const trigger = await aTrigger('riderTrigger');
		await trigger.post(cutProof.input);
		expect(trigger.events()).toMatchObject([
			{
				warnings: ['proof is a picture or document whose end is missing: it was cut short in transit'],
				delivery: { proof: { binaryProperty: 'proof', mimeType: 'image/png' } },
			},
		]);
	});

	it('in a list is told apart by which one was cut', async () => {
		const trigger = await aTrigger('riderTrigger');
		const { data, ...rest } = spoiledProof.input;
		const proofs = [data.proofDelivery, 'Signed by Ali', cutProof.input.data.proofDelivery];
		await trigger.post({ ...rest, data: { ...data, proofDelivery: proofs } });
		expect(Object.keys(trigger.lastItem().binary!)).toEqual(['proof', 'proof2']);
		expect(trigger.events()).toMatchObject([
			{ warnings: ['proof2 is a picture or document whose end is missing: it was cut short in transit'] },
		]);
	});
});
