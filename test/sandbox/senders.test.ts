import jwt from 'jsonwebtoken';

import { send, WEBHOOK_KINDS, webhookSample, type PayloadType } from '../../sandbox';
import { sampleFile } from '../../sandbox/samples';
import { aSandbox } from '../support/sandbox';
import { atPortal, clientFor, signedIn } from './client';
import { startReceiver, type Answer } from './receiver';

/** Runs a test against a receiver that answers from a script. */
async function withReceiver<Result>(
	script: Answer[],
	run: (receiver: Awaited<ReturnType<typeof startReceiver>>) => Promise<Result>,
) {
	const receiver = await startReceiver(...script);
	try {
		return await run(receiver);
	} finally {
		await receiver.stop();
	}
}

test('every kind has a sample and is delivered', async () => {
	await withReceiver([{ status: 200, body: { success: true } }], async ({ url, received }) => {
		for (const kind of WEBHOOK_KINDS) {
			const result = await send(kind, url);
			expect([kind, result.accepted, result.attempts]).toEqual([kind, true, 1]);
			expect(received.at(-1)?.body).toEqual(webhookSample(kind));
		}
	});
});

test.each<[PayloadType, Answer[], number, boolean]>([
	['blink.order', [{ status: 500 }], 1, false],
	['logistics.task-created', [{ status: 500 }], 1, false],
	['blend.order-created', [{ status: 201 }], 3, false],
	['blend.order-created', [{ status: 500 }, { status: 200 }], 2, true],
	['blend.to-app-accepted', [{ status: 500 }], 1, false],
	['bringg.order-accepted', [{ status: 404 }], 3, false],
	['bringg.order-accepted', ['hang up', { status: 200 }], 2, true],
	['bringg-fleet.updated-note', [{ status: 503 }], 4, false],
	['bringg-fleet.updated-note', [{ status: 404 }], 1, false],
	['bringg-fleet.updated-note', [{ status: 200, body: { success: false } }], 1, false],
	['bringg-fleet.updated-note', [{ status: 201, body: { success: true } }], 1, false],
	['ordatic.rider-created', [{ status: 204 }], 1, true],
	['ordatic.rider-created', [{ status: 400 }], 3, false],
])('%s answered %j is sent %i times; accepted: %s', async (kind, script, attempts, accepted) => {
	await withReceiver(script, async ({ url, received }) => {
		const result = await send(kind, url, { pauseMilliseconds: 1 });
		expect([result.attempts, result.accepted, received.length]).toEqual([attempts, accepted, attempts]);
	});
});

test('the sender hangs up when its patience ends', async () => {
	await withReceiver(['silence'], async ({ url }) => {
		const result = await send('blink.order', url, { timeoutMilliseconds: 40 });
		expect(result).toMatchObject({ status: null, accepted: false, attempts: 1, error: 'no answer within 40 ms' });
		expect(result.milliseconds).toBeLessThan(1000);
	});
});

test('a refused connection is a result, not an exception', async () => {
	const result = await send('blink.order', 'http://127.0.0.1:1/');
	expect(result).toMatchObject({ status: null, error: expect.stringContaining('ECONNREFUSED') });
});

test('values of the sample can be changed, added and removed; headers go along', async () => {
	await withReceiver([{ status: 200 }], async ({ url, received }) => {
		const set = { blink_order_id: '42', 'products.0.options.0.quantity': 3, 'extra.deep': true, brand_id: undefined };
		await send('blink.order', url, { headers: { 'X-Secret': 'abc' }, set });
		expect(received[0]?.headers['x-secret']).toBe('abc');
		expect(received[0]?.body).toMatchObject({
			blink_order_id: '42',
			products: [{ options: [{ quantity: 3 }] }],
			extra: { deep: true },
		});
		expect(received[0]?.body).not.toHaveProperty('brand_id');
	});
});

test('a body broken on purpose arrives broken', async () => {
	await withReceiver([{ status: 200 }], async ({ url, received }) => {
		await send('blink.order', url, { body: '{"blink_order_id": ' });
		expect(received[0]?.text).toBe('{"blink_order_id": ');
	});
});

test('Bringg signs a token', async () => {
	await withReceiver([{ status: 200 }], async ({ url, received }) => {
		await send('bringg.order-accepted', url, { jwt: { key: 'shared-key', claims: { iss: 'bringg', aud: 'n8n' } } });
		await send('bringg.order-accepted', url, {
			jwt: { key: 'shared-key', header: 'X-Token', bearer: false, expiresInSeconds: -60 },
		});
		const [, token = ''] = received[0]?.headers.authorization?.split('Bearer ') ?? [];
		expect(jwt.verify(token, 'shared-key', { algorithms: ['HS256'] })).toMatchObject({ iss: 'bringg', aud: 'n8n' });
		expect(() => jwt.verify(String(received[1]?.headers['x-token']), 'shared-key')).toThrow('jwt expired');
	});
});

test('the proof of delivery is a PNG', () => {
	const { data } = webhookSample<{ data: { proofDelivery: string } }>('ordatic.rider-proof-delivery');
	expect(Buffer.from(data.proofDelivery, 'base64').subarray(1, 4).toString()).toBe('PNG');
});

test('ten Logistics events, from 20 to 29', () => {
	const events = WEBHOOK_KINDS.filter((kind) => kind.startsWith('logistics.')).map(
		(kind) => webhookSample<{ eventId: number }>(kind).eventId,
	);
	expect(events).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
});

describe('sent by a sandbox', () => {
	const sandbox = aSandbox();

	test('an order webhook makes the order known, a status webhook moves it', async () => {
		await withReceiver([{ status: 200 }], async ({ url }) => {
			const blink = await signedIn(sandbox);
			await sandbox.send('blink.order', url, { set: { blink_order_id: '77' } });
			const accepted = await blink.post('/interface/v1/updateOrderStatus', { blink_order_id: '77', status: 1 });
			expect(accepted.data.success).toBe(true);
			await sandbox.send('blink.order-status', url, { set: { blink_order_id: '77' } });
			const { data } = await blink.get('/interface/v1/fetchOrder?order_id=77');
			expect(data.data).toMatchObject({
				unique_code: 'ABND-24234',
				delivery_type: 'pickup',
				status: 'REJECTED',
				reject_reason: 'TEST ORDER',
				total: 66.67,
			});
		});
	});

	test('a Logistics webhook moves its task', async () => {
		await withReceiver([{ status: 200 }], async ({ url }) => {
			const logistics = atPortal(sandbox);
			const { data } = await logistics.post('/interface/v1/task', sampleFile('logistics/create-task'));
			await sandbox.send('logistics.task-started', url, { set: { 'data.taskId': data.data.taskId } });
			const status = await logistics.get('/interface/v1/task/status?mappingKey=12345678');
			expect(status.data).toMatchObject({
				eventId: 26,
				event: 'TASK_STARTED',
				data: { agent: { name: 'Test Rider' } },
			});
		});
	});

	test('it sends on request over HTTP, and explains what it cannot send', async () => {
		await withReceiver([{ status: 201 }], async ({ url, received }) => {
			const admin = clientFor(sandbox);
			const sent = await admin.post('/_sandbox/send', {
				kind: 'blink.order',
				to: url,
				headers: { Authorization: 'key' },
			});
			expect(sent.data).toMatchObject({ status: 201, accepted: true, attempts: 1 });
			expect(received[0]?.headers.authorization).toBe('key');
			const unknown = await admin.post('/_sandbox/send', { kind: 'blink.ordr', to: url });
			expect([unknown.status, unknown.data.msg]).toEqual([422, expect.stringContaining('/_sandbox/kinds')]);
		});
	});
});
