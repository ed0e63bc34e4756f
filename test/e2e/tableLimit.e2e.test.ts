import { startSandbox, type Sandbox } from '../../sandbox';
import { readyWorkflow, sandboxAccounts } from './example';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { startReceiver, type Receiver } from './receiver';

/*
 * All data tables of an n8n share one limit. Where it is reached nothing can be claimed: then nothing is placed, the sender is
 * told so and sends again, and no order is there twice.
 */

jest.setTimeout(60_000);
const log = (line: string) => process.stderr.write(`» ${line}\n`);

let n8n: RunningN8n;
let sandbox: Sandbox;
let receiver: Receiver;

const workflows = () => {
	const accounts = sandboxAccounts(sandbox);
	const toBlink = {
		'Create the Order': { branch: { __rl: true, mode: 'id', value: '50220' }, customerPhone: '0300 1234567' },
		'Tell Somebody': { url: `${receiver.url}/chat` },
	};
	return {
		blend: readyWorkflow('blend-order-to-blink', accounts, toBlink),
		ticket: readyWorkflow('blink-order-to-kitchen-ticket', accounts, {
			'Print the Ticket': { url: `${receiver.url}/printer` },
		}),
	};
};

beforeAll(async () => {
	sandbox = await startSandbox();
	receiver = await startReceiver();
	n8n = await startN8n({
		tarball: await buildAndPack(log),
		credentials: sandboxAccounts(sandbox),
		workflows: Object.values(workflows()),
		name: 'tableLimit',
		// The empty database is larger than this: every write fails from the first one on.
		env: { N8N_DATA_TABLES_MAX_SIZE_BYTES: '1' },
		log,
	});
}, 20 * 60_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.stop();
	await receiver?.stop();
}, 60_000);

it('an order of a delivery app is answered "failed" each time, and never created', async () => {
	for (let time = 1; time <= 3; time++) {
		const { body } = await sandbox.send('blend.order-created', n8n.webhookUrl(workflows().blend, 'Blend Trigger'), {
			set: { 'payload.id': 'full-1', event_time: `2026-01-01 00:00:0${time}` },
		});
		expect(body).toEqual({ order_id: '', status: 'failed' });
	}
	expect(sandbox.calls.filter(({ path }) => path.endsWith('/submitOrder'))).toEqual([]);
});

it('no ticket is printed and no order accepted: the run fails, and the order stays pending', async () => {
	const { ticket } = workflows();
	await sandbox.send('blink.order', n8n.webhookUrl(ticket, 'Blink Trigger'), { set: { blink_order_id: '9901' } });
	const run = await n8n.executions.waitFor(ticket.id);

	expect(run.status).toBe('error');
	expect(run.data.resultData.error?.message).toMatch(/size limit/i);
	expect(receiver.received).toEqual([]);
	expect(sandbox.calls.filter(({ path }) => path.endsWith('/updateOrderStatus'))).toEqual([]);
});
