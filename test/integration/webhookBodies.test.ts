import { gzipSync } from 'node:zlib';

import status from '../../sandbox/samples/blink/order-status.json';
import order from '../../sandbox/samples/blink/order.json';
import proof from '../../sandbox/samples/ordatic/rider-proof-delivery.json';
import { aTrigger } from './harness/triggers';

/*
 * What a sender may do wrong, on the Blink Trigger: every trigger runs the same pipeline. The answer is within the
 * contract, nothing throws, nothing is lost.
 */

const aBlinkTrigger = (parameters: object = {}) =>
	aTrigger('blinkTrigger', { events: ['order.created', 'order.status'], ...parameters });

const good = { status: 200, data: { success: true } };

describe('a body that is no event', () => {
	it.each<[what: string, sent: string, kept: unknown, issue: RegExp]>([
		['nothing', '', '', /empty/],
		['an empty object', '{}', {}, /empty/],
		['a list', '[{"blink_order_id":"1"}]', [{ blink_order_id: '1' }], /a list/],
		['a number', '42', 42, /a number/],
		['a text', '"hello"', 'hello', /a text/],
		['null', 'null', null, /empty/],
		['an object of something else', '{"hello":"world"}', { hello: 'world' }, /not a Blink order/],
		['an order without its id', '{"products":[]}', { products: [] }, /^blink_order_id is missing$/],
		[
			'a status without a status',
			'{"blink_order_id":"1","statusText":"x"}',
			{ blink_order_id: '1', statusText: 'x' },
			/^status is missing$/,
		],
	])('%s comes out of Unrecognized, whole', async (_what, sent, kept, issue) => {
		const trigger = await aBlinkTrigger();
		expect(await trigger.post(sent)).toMatchObject(good);
		expect(trigger.events()).toEqual([]);
		const [item] = trigger.unrecognized();
		expect(item).toMatchObject({ source: 'blink', body: kept });
		expect((item!.issues as string[])[0]).toMatch(issue);
	});

	it('is answered 400 if the user says so, and still kept', async () => {
		const trigger = await aBlinkTrigger({ options: { unrecognizedPayload: 'reject' } });
		const { status: code, data } = await trigger.post({ hello: 'world' });
		expect([code, data.success, data.issues.length]).toEqual([400, false, 1]);
		expect(trigger.unrecognized()).toHaveLength(1);
	});

	it('never has its values quoted in what is wrong with it', async () => {
		const trigger = await aBlinkTrigger();
		await trigger.post({
			...order,
			subtotal: '+92300-PRIVATE',
			products: ['PRIVATE', { unit_price: 'PRIVATE' }],
			blink_order_id: { x: 'PRIVATE' },
		});
		await trigger.post({ ...order, subtotal: '+92300-PRIVATE', products: ['PRIVATE', { unit_price: 'PRIVATE' }] });
		expect(trigger.unrecognized()[0]!.issues).toEqual(['blink_order_id could not be read']);
		expect(trigger.events()[0]!.warnings).toEqual([
			'payment is true although payment_method is Cash',
			'products[0] could not be read and is null',
			'products[1].unit_price could not be read and is null',
			'subtotal could not be read and is null',
		]);
	});
});

describe('an event that is sent strangely', () => {
	const text = JSON.stringify(status);
	it.each<[what: string, sent: string | Buffer, headers: Record<string, string>]>([
		['with no content type', text, { 'Content-Type': '' }],
		['as plain text', text, { 'Content-Type': 'text/plain' }],
		['as a form that is JSON', text, { 'Content-Type': 'application/x-www-form-urlencoded' }],
		['as bytes', Buffer.from(text), { 'Content-Type': 'application/octet-stream' }],
		['as another JSON', text, { 'Content-Type': 'application/vnd.blink+json; charset=utf-8' }],
		['with a byte order mark', `\uFEFF${text}`, {}],
		['as JSON in a JSON text', JSON.stringify(text), {}],
		[
			'as a real form',
			new URLSearchParams(status as never).toString(),
			{ 'Content-Type': 'application/x-www-form-urlencoded' },
		],
	])('%s is understood', async (_what, sent, headers) => {
		const trigger = await aBlinkTrigger();
		expect(await trigger.post(sent, { headers })).toMatchObject(good);
		expect(trigger.unrecognized()).toEqual([]);
		expect(trigger.events()).toMatchObject([{ event: 'order.status', orderId: '1236589', deliveryStatus: 'rejected' }]);
	});

	it('compressed with nobody to unpack it is kept', async () => {
		const trigger = await aBlinkTrigger();
		expect(
			await trigger.post(gzipSync(text), { headers: { 'Content-Type': 'application/octet-stream' } }),
		).toMatchObject(good);
		expect(trigger.unrecognized()).toHaveLength(1);
	});

	it('larger than n8n reads is answered', async () => {
		const trigger = await aBlinkTrigger();
		const sent = Buffer.alloc(17 * 1024 * 1024, 'x');
		const { status: code } = await trigger.post(sent, {
			headers: { 'Content-Type': 'application/octet-stream' },
			maxBodyLength: Infinity,
		});
		expect(code).toBe(200);
		expect(trigger.unrecognized()[0]!.issues).toEqual([expect.stringContaining('too large')]);
	});
});

describe('an event that holds strange things', () => {
	it('as fields named like parts of JavaScript pollutes nothing', async () => {
		const trigger = await aBlinkTrigger({ simplify: false });
		const sent = JSON.stringify(status).replace(
			'{',
			'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,',
		);
		expect(await trigger.post(sent)).toMatchObject(good);
		expect(trigger.events()[0]).toMatchObject({ blink_order_id: '1236589', status: 4 });
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		expect(Object.keys(trigger.events()[0]!)).not.toContain('__proto__');
	});

	it.each([200, 100_000])('nested %d levels deep is understood, and cut', async (levels) => {
		const trigger = await aBlinkTrigger({ simplify: false });
		const deep = '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
		expect(await trigger.post(JSON.stringify(status).replace('{', `{"extra":${deep},`))).toMatchObject(good);
		expect(trigger.events()).toHaveLength(1);
		expect(JSON.stringify(trigger.events()[0])).toContain('nested too deeply');
	});

	it.each([
		['right to left and joined', '\u202e\u0645\u0631\u062d\u0628\u0627 👩‍🍳 e\u0301'],
		['half a character', '\ud83d'],
		['a zero byte', 'a\u0000b'],
		['a megabyte', 'x'.repeat(1_000_000)],
	])('in its words (%s) keeps them', async (_what, comment) => {
		const trigger = await aBlinkTrigger();
		expect(await trigger.post({ ...status, comment })).toMatchObject(good);
		expect(trigger.events()[0]).toMatchObject({ delivery: { reason: comment } });
	});

	it('in its numbers takes no time', async () => {
		const trigger = await aBlinkTrigger();
		const started = performance.now();
		await trigger.post({
			...order,
			subtotal: `${'1'.repeat(1_000_000)}x`,
			created_at: `2024-01-01${'1'.repeat(1_000_000)}`,
		});
		expect(performance.now() - started).toBeLessThan(2000);
		expect(trigger.events()[0]).toMatchObject({ order: { subtotal: null, placedAt: null } });
	});
});

describe('secrets', () => {
	const secrets = {
		access_token: 'S3CRET',
		user: { Encrypted_Password: 'S3CRET', salt: 'S3CRET' },
		json: '{"push_token":"S3CRET","kept":1}',
	};

	it.each([true, false])('are in no event (Simplify %s)', async (simplify) => {
		const trigger = await aBlinkTrigger({ simplify });
		await trigger.post({ ...order, ...secrets, products: [{ product_id: '1', confirmation_code: 'S3CRET' }] });
		expect(trigger.events()).toHaveLength(1);
		expect(JSON.stringify(trigger.started)).not.toContain('S3CRET');
		expect(trigger.events()[0]!.warnings).toContain('json is a text that held secrets: they are removed');
	});

	it.each([
		['an object', secrets, 'application/json'],
		['a list', [secrets, [secrets]], 'application/json'],
		['JSON that is cut off', JSON.stringify({ a: 1, ...secrets }).slice(0, 60), 'text/plain'],
		['JSON without quotes', '{access_token: S3CRET, salt: "S3CRET", kept: 1}', 'text/plain'],
		['JSON in JSON in JSON', JSON.stringify(JSON.stringify(JSON.stringify(secrets))), 'application/json'],
		['a form', 'x=1&access_token=S3CRET&user%5BpushToken%5D=S3CRET', 'application/x-www-form-urlencoded'],
		['XML', '<order><access_token>S3CRET</access_token></order>', 'application/octet-stream'],
	])('are not in what nobody understood: %s', async (_what, sent, type) => {
		const trigger = await aBlinkTrigger();
		await trigger.post(sent, { headers: { 'Content-Type': type } });
		expect(trigger.unrecognized()).toHaveLength(1);
		expect(JSON.stringify(trigger.started)).not.toContain('S3CRET');
	});

	it('are no words of a customer', async () => {
		const trigger = await aBlinkTrigger();
		await trigger.post({ ...status, comment: 'Less salt: thanks. "salt" is fine' });
		expect(trigger.events()[0]).toMatchObject({ delivery: { reason: 'Less salt: thanks. "salt" is fine' } });
	});
});

it('raw output is the payload with its types repaired', async () => {
	const trigger = await aBlinkTrigger({ simplify: false });
	await trigger.post({
		...status,
		status: '4',
		comment: '',
		created_at: '2023-10-10 12:00:00',
		unheard_of: { of: ['', 'null', 1] },
	});
	expect(trigger.events()).toEqual([
		{
			...status,
			status: 4,
			comment: '',
			created_at: '2023-10-10T12:00:00.000Z',
			unheard_of: { of: ['', 'null', 1] },
			_eventId: expect.any(String),
		},
	]);
});

it('takes a text that exhausts what reads it, and keeps its secrets to itself', async () => {
	const trigger = await aTrigger('riderTrigger');
	const secret = 'very-secret-'.repeat(1_300_000);
	const answer = await trigger.post(`{"access_token": "${secret}`, {
		maxBodyLength: Infinity,
		headers: { 'Content-Type': 'text/plain' },
	});
	expect(answer.status).toBe(200);
	expect(trigger.unrecognized()).toHaveLength(1);
	expect(JSON.stringify(trigger.unrecognized())).not.toContain('very-secret');
});

it('takes a proof of ten megabytes', async () => {
	const trigger = await aTrigger('riderTrigger', { events: ['delivery.proof'] });
	const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(11_800_000, 7)]);
	const sent = { ...proof, data: { ...proof.data, proofDelivery: png.toString('base64') } };
	expect(await trigger.post(sent, { maxBodyLength: Infinity })).toMatchObject(good);
	expect(trigger.lastItem().binary!.proof).toMatchObject({ mimeType: 'image/png', fileName: 'proof.png' });
	expect(JSON.stringify(trigger.lastItem().json).length).toBeLessThan(2000);
	expect(trigger.events()[0]).toMatchObject({
		delivery: { proof: { binaryProperty: 'proof', sizeBytes: png.length } },
	});
});
