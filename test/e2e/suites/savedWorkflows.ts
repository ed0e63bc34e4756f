import type { PayloadType, SendOptions } from '../../../sandbox';
import { toBeDelivered } from '../evening';
import { madeReady, savedWorkflow, senderProof, type FilledIn } from '../example';
import type { Suite, Surroundings, World } from '../suite';
import { hoursAgo } from './workflows/abandonedCarts';
import { newOrderIn, playNow, playWebhook, type Played } from './workflows/play';

/** A workflow that was saved with an earlier version, how it is started, and what that must lead to. */
interface Saved {
	name: string;
	filledIn?: (url: string) => FilledIn;
	trigger: string;
	/** What is sent to the trigger; nothing for one that starts by the clock. */
	sends?: (world: World) => [kind: PayloadType, options?: SendOptions];
	/** Prepares what the clock's workflows find. */
	prepare?: (world: World) => void;
	/** The calls at the vendors, then what arrived elsewhere; a status that Blink is told stands behind its call. */
	leadsTo: string[];
	/** What the sender hears, where that is part of the workflow. */
	answer?: object;
}

const chat = (url: string): FilledIn => ({ 'Tell Somebody': { url: `${url}/chat` } });
const status = '/interface/v1/updateOrderStatus';

const saved: Saved[] = [
	{
		name: 'blink-order-auto-accept',
		trigger: 'Blink Trigger',
		sends: (world) => ['blink.order', { set: { blink_order_id: newOrderIn(world) } }],
		leadsTo: [`POST ${status} 1`],
	},
	{
		name: 'blink-order-to-kitchen-ticket',
		filledIn: (url) => ({ 'Print the Ticket': { url: `${url}/printer` } }),
		trigger: 'Blink Trigger',
		sends: (world) => ['blink.order', { set: { blink_order_id: newOrderIn(world) } }],
		leadsTo: [`POST ${status} 1`, 'POST /printer'],
	},
	{
		name: 'blink-order-to-logistics',
		filledIn: chat,
		trigger: 'Blink Trigger',
		sends: (world) => ['blink.order', { set: { ...toBeDelivered, blink_order_id: newOrderIn(world) } }],
		leadsTo: [`POST ${status} 1`, 'POST /interface/v1/task'],
	},
	{
		name: 'blink-order-to-blend',
		filledIn: chat,
		trigger: 'Blink Trigger',
		sends: () => ['blink.order', { set: { blink_order_id: '7401' } }],
		leadsTo: ['POST /webhooks/order-receive'],
	},
	{
		name: 'blend-order-to-blink',
		filledIn: (url) => ({
			...chat(url),
			'Create the Order': {
				branch: { __rl: true, mode: 'list', value: '50220', cachedResultName: 'Precinct-11A' },
				customerPhone: '0300 1234567',
			},
		}),
		trigger: 'Blend Trigger',
		sends: () => ['blend.order-created', { set: { 'payload.id': 'saved-1' } }],
		leadsTo: ['POST /interface/v1/submitOrder'],
		answer: { order_id: expect.any(String), status: 'success' },
	},
	{
		name: 'blend-order-answered-by-node',
		filledIn: (url) => ({ 'Give It a Number': { url: `${url}/till` } }),
		prepare: ({ receiver }) => void receiver.files.set('/till', '{"orderNumber":"K-saved-2"}'),
		trigger: 'Blend Trigger',
		sends: () => ['blend.order-created', { set: { 'payload.id': 'saved-2' } }],
		leadsTo: ['POST /till'],
		answer: { order_id: 'K-saved-2', status: 'success' },
	},
	{
		name: 'riders-to-blink-status',
		filledIn: (url) => ({ 'Keep the Picture': { url: `=${url}/proofs/{{ $json.fileName }}` } }),
		trigger: 'Ordatic Rider Trigger',
		sends: (world) => ['ordatic.order-ready-to-pick-up', { set: { 'data.orderId': newOrderIn(world) } }],
		leadsTo: [`POST ${status} 6`],
	},
	{
		name: 'bringg-to-blink-status',
		trigger: 'Bringg Trigger',
		sends: (world) => {
			const orderId = newOrderIn(world);
			return ['bringg.order-on-the-way', { set: { id: Number(orderId), external_id: orderId } }];
		},
		leadsTo: [`POST ${status} 2`],
	},
	{
		name: 'late-or-failed-delivery-to-alert',
		filledIn: chat,
		trigger: 'Bringg Trigger',
		sends: () => ['bringg.order-late'],
		leadsTo: ['POST /chat'],
	},
	{
		name: 'refunds-to-ledger',
		trigger: 'Ordatic Rider Trigger',
		sends: () => ['ordatic.rider-refund'],
		leadsTo: [],
	},
	{
		name: 'abandoned-carts-to-messages',
		filledIn: (url) => ({ 'Send the Message': { url: `${url}/messages` } }),
		trigger: 'Every Hour',
		prepare: ({ sandbox: { state } }) => {
			const [sample] = state.carts;
			state.carts = [
				{ ...sample!, customer: { ...sample!.customer, phone: '+923300000099' }, created_at: hoursAgo(2) },
			];
		},
		leadsTo: ['GET /interface/v1/abandonedCarts', 'POST /messages'],
	},
	{
		name: 'nightly-stock-and-price',
		filledIn: (url) => ({ ...chat(url), 'Get the Spreadsheet': { url: `${url}/saved.csv` } }),
		trigger: 'Every Night',
		prepare: ({ receiver }) =>
			void receiver.files.set(
				'/saved.csv',
				'productId,price,discountPrice,branchId,stockQuantity\n257327,94.72,0,12345,7\n',
			),
		leadsTo: ['POST /interface/v1/syncStockPrice', 'GET /saved.csv'],
	},
];

function ready({ name, filledIn }: Saved, { accounts, receiver }: Surroundings) {
	return madeReady(savedWorkflow('v0.3.0', name), accounts, filledIn?.(receiver.url));
}

function whatCame({ calls, received }: Played): string[] {
	// Whether Blink is asked first is no part of the promise.
	const told = calls.filter(({ path }) => !path.endsWith('/fetchOrder'));
	const vendors = told.map(({ method, path, body }) => [method, path, (body as { status?: number })?.status]);
	const elsewhere = received.map(({ method, path }) => [method, path]);
	return [...vendors, ...elsewhere].map((call) => call.filter((part) => part !== undefined).join(' '));
}

/** The promise to people who saved a workflow with an earlier version: it is imported, published and does its work. */
export const savedWorkflows: Suite = {
	name: 'a workflow saved with version 0.3.0',
	workflows: (_account, accounts, receiver) =>
		saved.filter(({ sends }) => sends).map((workflow) => ready(workflow, { accounts, receiver })),
	drafts: (accounts, receiver) =>
		saved.filter(({ sends }) => !sends).map((workflow) => ready(workflow, { accounts, receiver })),
	tests: (world) => {
		test.each(saved.map((workflow) => [workflow.name, workflow] as const))('%s', async (_name, workflow) => {
			const { trigger, sends, prepare, leadsTo, answer } = workflow;
			prepare?.(world);
			if (sends === undefined) {
				const played = await playNow(world, ready(workflow, world), trigger);
				expect({ status: played.run.status, came: whatCame(played) }).toEqual({ status: 'success', came: leadsTo });
				return;
			}
			const [kind, options] = sends(world);
			const played = await playWebhook(world, ready(workflow, world), trigger, kind, {
				headers: senderProof,
				...options,
			});
			expect(played.sent).toMatchObject({ accepted: true, ...(answer && { body: answer }) });
			expect({ status: played.run.status, came: whatCame(played) }).toEqual({ status: 'success', came: leadsTo });
		});
	},
};
