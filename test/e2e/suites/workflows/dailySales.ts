import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { chatTexts, minutesAgo, newOrderIn, playNow, playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('daily-sales-and-cash', accounts, {
		'Keep the File': { url: `=${receiver.url}/sales/{{ $json.fileName }}` },
		'Tell Somebody': { url: `${receiver.url}/chat` },
	});

export const dailySales: Suite = {
	name: 'workflow: sales and cash, every night',
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		/** Blink's times have no milliseconds: what is sold next belongs to the next second. */
		const night = async () => {
			const played = await playNow(world, ready(world), 'Every Night');
			await new Promise((resolve) => setTimeout(resolve, 1000));
			return played;
		};
		const sold = async (more: { blink_order_id?: string; [field: string]: unknown }, rider?: object) => {
			const orderId = more.blink_order_id ?? newOrderIn(world);
			const tell = async (trigger: string, kind: Parameters<typeof playWebhook>[3], set: object) =>
				await playWebhook(world, ordersBoard(world), trigger, kind, { set: { ...set } });
			await tell('Blink Trigger', 'blink.order', { blink_order_id: orderId, type: 'DELIVERY', created_at: minutesAgo(15), ...more });
			if (rider) await tell('Bringg Trigger', 'bringg.order-done', { id: Number(orderId), external_id: orderId, user: rider });
			return orderId;
		};

		// What other suites placed is not of this day.
		beforeAll(() => world.sandbox.state.orders.forEach((order) => void (order.ordertime = minutesAgo(3 * 24 * 60))));

		test('the first night is a day: what was placed before is not counted', async () => {
			const old = await sold({ created_at: minutesAgo(25 * 60), total_price: '7777' });
			const { run, received } = await night();

			expect(run.status).toBe('success');
			const [text] = chatTexts(received);
			expect(text).toMatch(/^Sales from \d+ \w+ \d\d:\d\d to \d+ \w+ \d\d:\d\d: /);
			expect(text).not.toContain(`Blink ${old}`);
			expect(text).not.toContain('7,777');
		});

		test('counts, sums, cash and differences since the night before; the table as a file', async () => {
			await sold({ total_price: '100', payment: false, payment_method: 'Cash' }, { name: 'Ali Khan', phone: '+923331234567' });
			await sold({ total_price: '50', payment: false, payment_method: 'Cash' }, { name: 'Ali Khan', phone: '+923331234567' });
			await sold({ total_price: '30', payment: true, payment_method: 'Online' }, { name: 'Sara', phone: '' });
			const missing = newOrderIn(world);
			world.sandbox.state.orders.at(-1)!.ordertime = minutesAgo(15);
			await sold({ created_at: minutesAgo(3 * 24 * 60), due_at: minutesAgo(15), is_pre_order: 1, total_price: '20', payment: true, payment_method: 'Online' });
			await sold({ due_at: minutesAgo(-24 * 60), is_pre_order: 1, total_price: '9999' });
			const rejected = await sold({});
			await world.sandbox.send('blink.order-status', world.n8n.webhookUrl(ordersBoard(world), 'Blink Trigger'), {
				set: { blink_order_id: rejected, status: 4, statusText: 'REJECTED', comment: 'Closed' },
			});
			const { run, received } = await night();

			expect(run.status).toBe('success');
			const [text] = chatTexts(received);
			const lines = text!.split('\n');
			expect(lines[0]).toMatch(/: 5 orders, [\d,.]+ PKR; rejected: 1$/);
			expect(lines).toContain('Precinct-11A, IOS, delivery, Cash: 2 orders, 150.00 PKR');
			expect(lines).toContain('Precinct-11A, IOS, delivery, Online: 2 orders, 50.00 PKR');
			expect(lines).toContain('Cash to come from the riders:');
			expect(lines).toContain('Ali Khan +923331234567: 150.00 PKR');
			expect(lines).toContain(`Not on the board: 1 order: Blink ${missing}`);
			// Due tomorrow, it counts then.
			expect(text).not.toContain('9,999');
			const file = received.find(({ method }) => method === 'PUT')!;
			expect(file.path).toMatch(/^\/sales\/sales-\d{4}-\d\d-\d\d\.csv$/);
			expect(file.text).toMatch(/Orders,Sales,Branch,Channel,Type,Payment/);
			expect(file.text).toContain('2,150,Precinct-11A,IOS,delivery,Cash');
		});

		test('an ID of letters counts in its night only, and a formula is no formula in the file', async () => {
			await sold({ blink_order_id: 'qW7rTz', total_price: '500', area_name: '=HYPERLINK("http://evil.example","x")', channel: '@SUM(1)', payment: true });
			const first = await night();
			expect(chatTexts(first.received)[0]).toMatch(/: 1 order, 500\.00 PKR\n/);
			expect(first.received.find(({ method }) => method === 'PUT')!.text).toContain(`1,500,"'=HYPERLINK(""http://evil.example"",""x"")",'@SUM(1),delivery,`);

			const second = await night();
			expect(chatTexts(second.received)[0]).toMatch(/: 0 orders, 0\.00\n/);
		});

		test('a night without orders says so', async () => {
			const { run, received } = await night();

			expect(run.status).toBe('success');
			expect(chatTexts(received)[0]).toMatch(
				/: 0 orders, 0\.00\nNothing was sold\.\nNo cash to come from riders\.\nBlink and the board agree\.$/,
			);
		});
	},
};
