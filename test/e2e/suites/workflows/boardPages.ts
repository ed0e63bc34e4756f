import axios from 'axios';

import { toBeDelivered } from '../../evening';
import { readyWorkflow, staffAccounts } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { writeRows } from '../../harness/dataTable';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, playWebhook } from './play';

const pages = ({ accounts }: Pick<Surroundings, 'accounts'>) =>
	['live-board', 'evening-chart'].map((name) => readyWorkflow(name, accounts));
const { user: username, password } = staffAccounts[0].data;

/** The minutes from now, as the board keeps a moment. */
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

export const boardPages: Suite = {
	name: 'workflow: the live board and the chart of the evening',
	workflows: (_account, accounts) => pages({ accounts }),
	tests: (world) => {
		const open = async (trigger: string, query: object = {}, auth: { username: string; password: string } | null = { username, password }) => {
			const workflow = pages(world).find(({ nodes }) => nodes.some(({ name }) => name === trigger))!;
			const { status, data, headers } = await axios.get<string>(world.n8n.webhookUrl(workflow, trigger), {
				params: query,
				...(auth && { auth }),
				proxy: false,
				validateStatus: () => true,
			});
			return { status, page: data, headers };
		};
		const board = async (query?: object) => (await open('A Tablet Asks', query)).page;
		/** The card of an order, by its number. */
		const card = (page: string, number: string) => page.split('<article').find((part) => part.includes(number)) ?? '';
		const inBranch = (branchId: string, area: string) => ({ ...toBeDelivered, branch_id: branchId, area_name: area });

		test.each(['A Tablet Asks', 'Somebody Asks'])('%s: nobody sees it without the password', async (trigger) => {
			expect((await open(trigger, {}, null)).status).toBe(401);
			expect((await open(trigger, {}, { username, password: 'wrong' })).status).toBe(401);
			const { status, headers } = await open(trigger);
			expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
			expect(headers['content-security-policy']).toMatch(/^sandbox /);
		});

		test('an order is on the board with its rider until it is over', async () => {
			const orderId = newOrderIn(world);
			const play = async (type: string, kind: Parameters<typeof playWebhook>[3], set: object) => {
				const workflow = ordersBoard(world);
				const trigger = workflow.nodes.find((node) => node.type === `n8n-nodes-blink.${type}`)!.name;
				await playWebhook(world, workflow, trigger, kind, { set: { ...set } });
			};
			await play('blinkTrigger', 'blink.order', {
				...inBranch('777', 'Clifton'),
				blink_order_id: orderId,
				order_key: 'K-7001',
				created_at: at(-1).slice(0, 19).replace('T', ' '),
				due_at: at(40).slice(0, 19).replace('T', ' '),
			});
			const first = card(await board({ branch: '777' }), 'K-7001');
			expect(first).toContain(`K-7001 <small>(Blink ${orderId})</small>`);
			expect(first).toMatch(/Clifton · Delivery · due \d\d:\d\d/);
			expect(first).toContain('no rider');

			await play('bringgTrigger', 'bringg.order-assigned', { external_id: orderId, 'user.name': 'Ali', 'user.phone': '+923001234567' });
			expect(card(await board({ branch: 'clifton' }), 'K-7001')).toContain('K-7001');

			await play('blinkTrigger', 'blink.order-status', {
				blink_order_id: orderId,
				status: 3,
				statusText: 'DELIVERED',
				created_at: at(0).slice(0, 19).replace('T', ' '),
			});
			const page = await board({ branch: '777' });
			expect(page.split('<h3>')[0]).not.toContain('K-7001');
			expect(page).toMatch(/<span class="state">Delivered<\/span> \d\d:\d\d K-7001/);
		});

		test('what needs somebody comes first, and says why; what is more than a day old is left out', async () => {
			const row = (orderNumber: string, more: object) => ({
				orderId: orderNumber,
				orderNumber,
				branchId: '778',
				source: 'blink',
				type: 'delivery',
				kitchen: 2,
				trip: 0,
				status: 'accepted',
				order: JSON.stringify({ branch: { area: 'DHA' }, items: [] }),
				...more,
			});
			await writeRows(world.n8n, 'orders_board', {}, [
				row('IN-TIME', { placedAt: at(-5), dueAt: at(30), acceptedAt: at(-4) }),
				row('SOON', { placedAt: at(-35), dueAt: at(5), acceptedAt: at(-34), trip: 3, status: 'on-the-way', rider: 'Sana 0300 1234567', trackingUrl: 'https://track.example.org/1' }),
				row('LATE', { placedAt: at(-200), dueAt: at(-130), trip: 3, status: 'on-the-way' }),
				row('NO-RIDER', { placedAt: at(-20), dueAt: at(20), acceptedAt: at(-15) }),
				row('NOT-ACCEPTED', { placedAt: at(-6), dueAt: at(25), kitchen: 1, status: 'created' }),
				row('FELL', { placedAt: at(-9), dueAt: at(35), acceptedAt: at(-8), fellThrough: 'failed blinkLogistics X', rescue: 'a person was called' }),
				row('TOMORROW', { placedAt: at(-300), dueAt: at(1200), kitchen: 1, status: 'created' }),
				row('OLD', { placedAt: at(-3000), dueAt: at(-2900) }),
			]);
			const page = await board({ branch: '778' });

			const numbers = [...page.matchAll(/<h2>([\w-]+) /g)].map(([, number]) => number);
			expect(numbers).toEqual(['LATE', 'NO-RIDER', 'NOT-ACCEPTED', 'FELL', 'SOON', 'IN-TIME', 'TOMORROW']);
			expect(page).toContain('<b class="red">4 need somebody</b>');
			expect(card(page, 'LATE')).toMatch(/<b>2:1\d<\/b> min late/);
			expect(card(page, 'NO-RIDER')).toContain('<b>No rider yet</b>');
			expect(card(page, 'NOT-ACCEPTED')).toContain('<b>Nobody has accepted it</b>');
			expect(card(page, 'FELL')).toContain('<b>The rider fell through</b>');
			expect(card(page, 'SOON')).toContain('Sana <a href="tel:03001234567">0300 1234567</a>');
			expect(card(page, 'SOON')).toContain('href="https://track.example.org/1">Follow</a>');
			expect(page).toContain('<a class="tab here" href="?branch=778">DHA</a>');
			expect(page).toContain('<a class="tab " href="?branch=777">Clifton</a>');
		});

		test('text of strangers is text, and a link only what begins with http', async () => {
			const evil = `<img src=x onerror="top.pwned=1">'&`;
			await writeRows(world.n8n, 'orders_board', {}, [
				{
					orderId: `${evil}\u001b\u202e1`,
					orderNumber: evil,
					branchId: `779"><script>`,
					source: evil,
					type: evil,
					status: `${evil} x`,
					kitchen: 2,
					trip: 0,
					rider: `${evil} 0300 1234567`,
					trackingUrl: 'javascript:alert(1)',
					currency: evil,
					fellThrough: evil,
					total: 5,
					paid: false,
					placedAt: at(-5),
					dueAt: at(30),
					order: JSON.stringify({ branch: { area: evil }, channel: evil, items: [{ name: evil, quantity: evil }] }),
				},
				{ orderId: 'broken', branchId: '779', kitchen: 1, trip: 0, status: 'created', placedAt: at(-1), order: '{"no":' },
			]);
			for (const page of [await board(), await board({ branch: evil }), (await open('Somebody Asks')).page]) {
				expect(page.match(/.{0,40}(<img|779"><|javascript:|\u202e).{0,40}/)).toBeNull();
				expect(page).not.toContain('\u001b');
				expect(page.match(/<script/g) ?? []).toHaveLength(page.includes('id="offline"') ? 1 : 0);
			}
			expect(await board()).toContain('&lt;img src=x onerror=&quot;top.pwned=1&quot;&gt;&#39;&amp;');
		});

		test('the chart counts the orders of the day by hour, branch and channel', async () => {
			const row = (index: number, more: object = {}) => ({
				orderId: `C-${index}`,
				branchId: '780',
				source: 'blink',
				total: 100,
				currency: 'PKR',
				kitchen: 5,
				trip: 5,
				over: 'delivered',
				placedAt: at(-40),
				acceptedAt: at(-38),
				readyAt: at(-26),
				deliveredAt: at(-5),
				order: JSON.stringify({ branch: { area: 'Gulshan' }, channel: index % 3 === 0 ? 'foodpanda' : 'App' }),
				...more,
			});
			const rows = Array.from({ length: 7 }, (_, index) => row(index));
			await writeRows(world.n8n, 'orders_board', {}, [...rows, row(7, { over: 'rejected', deliveredAt: null })]);
			const { page } = await open('Somebody Asks', { branch: '780' });

			const words = page.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
			expect(words).toContain('8 orders PKR 700 sales 35 minutes to the customer, typically 1 canceled or rejected');
			expect(words).toMatch(/By branch Gulshan 8 · PKR 700 .*By channel App 5 · PKR 400 foodpanda 3 · PKR 300/);
			expect(words).toMatch(/Typical minutes All branches 2 12 21 Gulshan 2 12 21|Typical minutes All branches 12 21 Gulshan 12 21/);
			expect((await open('Somebody Asks', { branch: '780', day: '2020-01-01' })).page).toContain('No orders on this day');
		});

		test('n8n keeps nothing of a page that was looked at', async () => {
			await board();
			for (const { id } of pages(world)) expect(await world.n8n.executions.list(id)).toEqual([]);
		});
	},
};
