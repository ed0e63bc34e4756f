import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, playNow, playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings, lastOrderId = '0') => {
	const workflow = readyWorkflow('daily-sales-and-cash', accounts, {
		'Keep the File': { url: `=${receiver.url}/sales/{{ $json.fileName }}` },
		'Tell Somebody': { url: `${receiver.url}/chat` },
	});
	const first = workflow.nodes.find(({ name }) => name === 'The First Night')!;
	const [field] = (first.parameters.assignments as { assignments: Array<{ value: string }> }).assignments;
	field!.value = lastOrderId;
	return workflow;
};

export const dailySales: Suite = {
	name: 'workflow: sales and cash, every night',
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const night = async () => await playNow(world, ready(world), 'Every Night');
		const sold = async (more: object, rider?: object) => {
			const orderId = newOrderIn(world);
			const tell = async (trigger: string, kind: Parameters<typeof playWebhook>[3], set: object) =>
				await playWebhook(world, ordersBoard(world), trigger, kind, { set: { ...set } });
			await tell('Blink Trigger', 'blink.order', { blink_order_id: orderId, type: 'DELIVERY', ...more });
			if (rider) await tell('Bringg Trigger', 'bringg.order-done', { external_id: orderId, user: rider });
			return orderId;
		};

		test('the first night begins behind the order that was written down', async () => {
			// Everything that other tests left is behind it.
			const { received } = await night();
			expect(received.map(({ path }) => path)).toContain('/chat');
		});

		test('counts, sums, cash and differences since the night before; the table as a file', async () => {
			await sold({ total_price: '100', payment: false, payment_method: 'Cash' }, { name: 'Ali Khan', phone: '+923331234567' });
			await sold({ total_price: '50', payment: false, payment_method: 'Cash' }, { name: 'Ali Khan', phone: '+923331234567' });
			await sold({ total_price: '30', payment: true, payment_method: 'Online' }, { name: 'Sara', phone: '' });
			const missing = newOrderIn(world);
			const rejected = await sold({});
			await world.sandbox.send('blink.order-status', world.n8n.webhookUrl(ordersBoard(world), 'Blink Trigger'), {
				set: { blink_order_id: rejected, status: 4, statusText: 'REJECTED', comment: 'Closed' },
			});
			const { run, received } = await night();

			expect(run.status).toBe('success');
			const { text } = received.find(({ path }) => path === '/chat')!.json as { text: string };
			const lines = text.split('\n');
			expect(lines[0]).toMatch(/^Sales of \d+ \w+: 4 orders, [\d,.]+; 1 order rejected$/);
			expect(lines).toContain('12345 / IOS / delivery / Cash: 2 orders, 150.00');
			expect(lines).toContain('12345 / IOS / delivery / Online: 1 order, 30.00');
			expect(lines).toContain('Cash to come from the riders:');
			expect(lines).toContain('Ali Khan +923331234567: 150.00');
			expect(lines).toContain(`Order ${missing}: it is not on the board`);
			const file = received.find(({ method }) => method === 'PUT')!;
			expect(file.path).toMatch(/^\/sales\/sales-\d{4}-\d\d-\d\d\.csv$/);
			expect(file.text).toMatch(/count_orderId,sum_total,branch,channel,type,payment/);
			expect(file.text).toContain('2,150,12345,IOS,delivery,Cash');
		});

		test('a night without orders says so', async () => {
			const { run, received } = await night();

			expect(run.status).toBe('success');
			expect((received.find(({ path }) => path === '/chat')!.json as { text: string }).text).toMatch(
				/: 0 orders, 0\.00\nNothing was sold\.\nNo cash to come from riders\.\nBlink and the board agree\.$/,
			);
		});
	},
};
