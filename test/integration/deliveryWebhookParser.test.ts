import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { sources } from '../../nodes/Parser/sources';
import { parsedJson } from '../../nodes/shared/parsing/json';
import { isRecord } from '../../nodes/shared/parsing/values';
import { webhookSample } from '../../sandbox';
import blinkStatus from '../../sandbox/samples/blink/order-status.json';
import blinkOrder from '../../sandbox/samples/blink/order.json';
import proof from '../../sandbox/samples/ordatic/rider-proof-delivery.json';
import { differences, sampleOutput } from '../support/sampleOutput';
import { issuesOf, senders } from '../support/senders';
import { runNode, type NodeSetup } from './harness/n8n';
import { aTrigger } from './harness/triggers';

/* The Delivery Webhook Parser gives what the triggers give, whatever received the body. */

const type = 'deliveryWebhookParser';

/** What comes of bodies that a Webhook node received, one an item. */
async function parsed(parameters: object, bodies: unknown[], more: Partial<NodeSetup> = {}) {
	const input = bodies.map((body) => ({ body, headers: {}, query: {} }) as IDataObject);
	const run = await runNode({ type, parameters: { body: '={{ $json.body }}', ...parameters }, ...more }, input);
	return { ...run, events: run.outputs[0] ?? [], unrecognized: run.outputs[1] ?? [] };
}

const blink = { source: 'blink' };

it('takes the bodies of every sender that has a trigger', () => {
	expect(sources.map(({ name }) => name).sort()).toEqual(senders.map(({ source }) => source.name).sort());
});

/** Objects that may be the body of a webhook, at any depth of a file of cases. */
function objectsIn(value: unknown): unknown[] {
	if (typeof value === 'string') return /^[[{]/.test(value) ? objectsIn(parsedJson(value)) : [];
	if (Array.isArray(value)) return value.flatMap(objectsIn);
	if (!isRecord(value)) return [];
	return [...(Object.keys(value).length > 0 ? [value] : []), ...Object.values(value).flatMap(objectsIn)];
}

const folder = join(__dirname, '../fixtures/cases');
const cases = [folder, join(folder, 'incoming')].flatMap((place) =>
	readdirSync(place)
		.filter((file) => file.endsWith('.json'))
		.flatMap((file) => objectsIn(readFileSync(join(place, file), 'utf8'))),
);

/** The items without what only the moment of the call decides. */
const comparable = (items: INodeExecutionData[]) =>
	items.map(({ json: { receivedAt: _receivedAt, ...json }, binary }) => ({ json, binary }));

describe.each(senders)('a body of $name', ({ source, trigger, payloadTypes, saying }) => {
	const samples = payloadTypes.map((each) => webhookSample(each));
	const odd: unknown[] = [{ hello: 'world' }, saying('a state that is not one'), saying({ not: 'a state' })];
	const bodies = [...samples, ...odd, ...cases.filter((body) => issuesOf(source, body).length === 0)];

	it.each([true, false])(
		'is the same item as of its trigger (Simplify %s)',
		async (simplify) => {
			const ofTrigger: unknown[] = [];
			for (const body of bodies) {
				// A trigger of its own for each: the parser has no memory either.
				const { post, started } = await aTrigger(trigger, { authentication: 'none', simplify });
				await post(body);
				const [events = [], unrecognized = []] = started[0] ?? [];
				ofTrigger.push({ events: comparable(events), unrecognized: comparable(unrecognized) });
			}
			const ofParser = await parsed({ source: source.name, simplify }, bodies);
			const at = (items: INodeExecutionData[], index: number) =>
				comparable(items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index));
			const firsts = bodies.map((_, index) => ({
				events: at(ofParser.events, index),
				unrecognized: at(ofParser.unrecognized, index),
			}));
			expect(firsts).toEqual(ofTrigger);
			expect(ofParser.events.length).toBeGreaterThanOrEqual(samples.length);
		},
		60_000,
	);
});

describe('a body', () => {
	const order = JSON.stringify(blinkOrder);
	const phpForm = readFileSync(join(folder, 'blink-order-php-form.txt'), 'utf8');
	const flat = Object.fromEntries(new URLSearchParams(phpForm));

	it.each<[what: string, body: unknown, expected: object[]]>([
		['an object', blinkOrder, [{ orderId: '1236589', order: { orderNumber: blinkOrder.order_key } }]],
		['its JSON', order, [{ orderId: '1236589' }]],
		['its JSON inside a JSON text', JSON.stringify(order), [{ orderId: '1236589' }]],
		['the text of a form', phpForm, [{ orderId: 'qW7rTz', order: { items: [{ productId: '8' }] } }]],
		['the fields of a form, as a Webhook node gives them', flat, [{ orderId: 'qW7rTz', order: { total: 704 } }]],
		['a list of bodies', [blinkOrder, order, phpForm], [{ event: 'order.created' }, {}, { orderId: 'qW7rTz' }]],
		['the JSON of a list', `[${order},${order}]`, [{ orderId: '1236589' }, { orderId: '1236589' }]],
	])('is %s', async (_what, body, expected) => {
		const { events, unrecognized } = await parsed(blink, [body]);
		expect(events.map(({ json }) => json)).toMatchObject(expected);
		expect(events.map(({ pairedItem }) => pairedItem)).toEqual(expected.map(() => ({ item: 0 })));
		expect(unrecognized).toEqual([]);
	});

	it.each<[what: string, body: unknown, kept: unknown, issue: RegExp]>([
		['nothing', undefined, null, /^The body is empty/],
		['an empty list', [], [], /^The body is a list/],
		['a list in a list', [[blinkStatus]], [blinkStatus], /^The body is a list/],
		['a text', 'hello = world', 'hello = world', /^The body is a text/],
		['something else', { hello: 'world' }, { hello: 'world' }, /^The body is not a Blink order/],
		['a cut text with a secret', '{"access_token": "S3CRET", "blink_order', '{"[removed], "blink_order', /a text/],
	])('that is %s comes out of Unrecognized, without secrets', async (_what, body, kept, issue) => {
		const { events, unrecognized, run } = await parsed(blink, [blinkStatus, body]);
		expect(events).toHaveLength(1);
		expect(unrecognized).toEqual([
			{
				json: { source: 'blink', receivedAt: expect.any(String), issues: [expect.stringMatching(issue)], body: kept },
				pairedItem: { item: 1 },
			},
		]);
		expect(JSON.stringify(run.data.resultData.runData.Node![0]!.data)).not.toContain('S3CRET');
	});

	it('that is the same is the same event, in any run', async () => {
		const receivedAt = { receivedAt: '2026-11-30T18:00:00Z' };
		const [one, other] = [
			await parsed({ ...blink, ...receivedAt }, [blinkOrder, blinkOrder]),
			await parsed(blink, [blinkOrder]),
		];
		const ids = [...one.events, ...other.events].map(({ json }) => json.eventId);
		expect(new Set(ids).size).toBe(1);
		expect([...one.events, ...other.events].map(({ json }) => json.event)).toEqual(Array(3).fill('order.created'));
	});

	it('with a number that was rounded on its way has a warning: its text has all digits', async () => {
		const text = JSON.stringify(blinkStatus).replace('"1236589"', '1234567890123456789');
		const { json } = await parsed(blink, [JSON.parse(text), text]);
		expect(json).toMatchObject([
			{ warnings: ['blink_order_id is a number beyond 2^53: it was rounded before it came here'] },
			{ orderId: '1234567890123456789', warnings: [] },
		]);
	});

	it('with a proof gives it as a file', async () => {
		const { events } = await parsed({ source: 'ordatic' }, [proof]);
		expect(events[0]).toMatchObject({
			json: { event: 'delivery.proof', delivery: { proof: { binaryProperty: 'proof' } } },
			binary: { proof: { mimeType: 'image/png' } },
		});
	});
});

describe('the fields', () => {
	it('may say the source item by item', async () => {
		const input = [
			{ source: 'blink', body: blinkStatus },
			{ source: 'ordatic', body: proof },
		];
		const { json } = await runNode(
			{ type, parameters: { source: '={{ $json.source }}', body: '={{ $json.body }}' } },
			input,
		);
		expect(json).toMatchObject([
			{ source: 'blink', event: 'order.status' },
			{ source: 'ordatic', event: 'delivery.proof' },
		]);
	});

	it('of the source decide what its stops are', async () => {
		const body = {
			id: 1,
			status: 2,
			way_points: [
				{ id: 7, position: 1 },
				{ id: 8, position: 2 },
			],
			active_way_point_id: 7,
		};
		const statuses = ['pickupFirst', 'dropoffsOnly'].map(
			async (stops) => (await parsed({ source: 'bringg', stops }, [body])).json[0]!.deliveryStatus,
		);
		expect(await Promise.all(statuses)).toEqual(['driver-to-pickup', 'on-the-way']);
	});

	it('say when the body arrived: the day of what has no time, and what is later', async () => {
		const { body: task } = { body: webhookSample('logistics.task-assigned') };
		const ids = ['2026-11-30T10:00:00Z', '2026-11-30 23:00:00', '2026-12-01T10:00:00Z'].map(
			async (receivedAt) => (await parsed({ source: 'blinkLogistics', receivedAt }, [task])).json[0]!,
		);
		const [first, same, next] = await Promise.all(ids);
		expect(same!.eventId).toBe(first!.eventId);
		expect(next!.eventId).not.toBe(first!.eventId);
		expect(first!.receivedAt).toBe('2026-11-30T10:00:00.000Z');
		const { json } = await parsed({ ...blink, receivedAt: '2020-01-01T00:00:00Z' }, [blinkOrder]);
		expect(json[0]!.warnings).toContain('occurredAt is later than the time of receipt: it is as it was sent');
	});

	it('that are wrong are an error of their item', async () => {
		const wrong = {
			source: '={{ $json.body.order_key ? "blink" : "shop" }}',
			receivedAt: '={{ $json.body.order_key && "soon" }}',
		};
		const { error } = await parsed(wrong, [blinkOrder]);
		expect(error).toMatchObject({ message: 'Received At must be a date and time', context: { itemIndex: 0 } });
		const goesOn = await parsed(wrong, [blinkOrder, blinkStatus], { settings: { onError: 'continueRegularOutput' } });
		expect(goesOn.json.map((json) => json.error)).toEqual([
			'Received At must be a date and time',
			expect.stringMatching(/^Source must be one of: blend, blink, /),
		]);
	});
});

describe('as the tool of an agent', () => {
	const tool = (body: unknown) =>
		runNode({ type: `${type}Tool`, parameters: { ...blink, body: '={{ $json.body }}' } }, [{ body }] as IDataObject[]);

	it('gives the event', async () => {
		expect((await tool(JSON.stringify(blinkStatus))).json).toMatchObject([
			{ event: 'order.status', orderId: '1236589' },
		]);
	});

	it('says in its error what was not understood: it has one output', async () => {
		const { error, outputs } = await tool({ blink_order_id: { x: 'PRIVATE' }, products: [] });
		expect(error!.message).toBe('blink_order_id could not be read');
		expect(outputs.flat()).toEqual([]);
	});
});

it('shows the fields that come, and no others', async () => {
	const runs = senders.map(async ({ source, payloadTypes }) =>
		parsed(
			{ source: source.name },
			payloadTypes.map((each) => webhookSample(each)),
		),
	);
	const items = (await Promise.all(runs)).flatMap(({ json }) => json);
	expect(differences(sampleOutput('Parser/__schema__/v1.0.0.json'), items)).toEqual([]);
});
