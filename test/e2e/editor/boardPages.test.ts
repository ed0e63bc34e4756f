import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { BrowserContextOptions, Page } from 'playwright-core';

import { exampleWorkflow, readyWorkflow, staffAccounts } from '../example';
import { OUTPUT, ROOT } from '../harness/paths';
import { nodeOf } from '../harness/workflow';
import { writeRows } from '../tables';
import { anEditor } from './stage';

/*
 * The pages that n8n serves for a tablet, in a real browser and in n8n's own sandbox. With DOCS_PICTURES=1 their pictures
 * in workflows/pictures are taken anew.
 */

const staff = [...staffAccounts];
const ready = (name: string) => readyWorkflow(name, staff);

/** The board, loaded anew every two seconds. */
function impatientBoard() {
	const workflow = ready('live-board');
	const { assignments } = nodeOf(workflow, 'The Words').parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	assignments.find(({ name }) => name === 'secondsToReload')!.value = 2;
	return workflow;
}

const pages = { board: ['A Tablet Asks', impatientBoard()], chart: ['Somebody Asks', ready('evening-chart')] } as const;
const editor = anEditor('board-pages', () => ({ credentials: staff, workflows: [pages.board[1], pages.chart[1]] }));

const { user: username, password } = staffAccounts[0].data;
const screens = {
	tablet: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
	dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
	phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>;

/** Opens a page as a person does who knows the password. */
async function open(which: keyof typeof pages, screen: keyof typeof screens, query = ''): Promise<Page> {
	const [trigger, workflow] = pages[which];
	const context = await editor.page
		.context()
		.browser()!
		.newContext({ ...screens[screen], httpCredentials: { username, password } });
	const page = await context.newPage();
	await page.goto(`${editor.n8n.webhookUrl(workflow, trigger)}${query}`);
	return page;
}

async function keep(page: Page, name: string): Promise<void> {
	const folder = process.env.DOCS_PICTURES === '1' ? join(ROOT, 'workflows', 'pictures') : join(OUTPUT, 'editor');
	await mkdir(folder, { recursive: true });
	await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const areas = ['Clifton', 'DHA Phase 6', 'Gulshan'];
const dishes = [
	{ name: 'Chicken Karahi', quantity: 1 },
	{ name: 'Garlic Naan', quantity: 4 },
	{ name: 'Mint Lemonade', quantity: 2 },
];

let number = 7000;
/** An order on the board; times are minutes from now. */
function order(branch: number, placed: number, due: number, more: Record<string, unknown> = {}) {
	number += 1;
	const { order: own, ...row } = more;
	return {
		orderId: String(1229588 + number),
		orderNumber: `K-${number}`,
		branchId: String(12345 + branch),
		source: 'blink',
		type: 'delivery',
		total: 900 + (number % 7) * 310,
		currency: 'PKR',
		paid: number % 3 !== 0,
		placedAt: at(placed),
		dueAt: at(due),
		kitchen: 2,
		trip: 0,
		status: 'accepted',
		acceptedAt: at(placed + 2),
		order: JSON.stringify({
			branch: { area: areas[branch] },
			channel: ['App', 'Website', 'foodpanda'][number % 3],
			items: dishes.slice(0, 1 + (number % 3)),
			...(own as object),
		}),
		...row,
	};
}

const link = 'https://delivery.example.org/track/1';
const evening = () => [
	order(1, -52, -8, { status: 'on-the-way', kitchen: 4, trip: 3, rider: 'Ali Raza 0300 1234567', trackingUrl: link }),
	order(0, -30, 12, { status: 'ready', kitchen: 4, fellThrough: 'failed blinkLogistics T-1' }),
	order(2, -24, 21),
	order(0, -7, 38, { status: 'created', kitchen: 1, acceptedAt: null }),
	order(1, -38, 7, { status: 'on-the-way', kitchen: 4, trip: 3, rider: 'Bilal Khan 0321 7654321', trackingUrl: link }),
	order(2, -20, 25, { status: 'driver-to-pickup', kitchen: 3, trip: 1, rider: 'Usman 0301 9998887' }),
	order(0, -15, 30, { status: 'preparing', kitchen: 3, rider: 'Sana Malik 0333 5551212' }),
	order(0, -10, 35, { status: 'ready', kitchen: 4, rider: 'Hamza 0345 1112223' }),
	order(1, -2, 43, { status: 'created', kitchen: 1, acceptedAt: null }),
	order(2, -300, 130),
	...Array.from({ length: 60 }, (_, index) => {
		const placed = -75 - ((index * 47) % 300);
		const ready = placed + 13 + (index % 7);
		const status = index % 20 === 19 ? 'rejected' : 'delivered';
		return order(index % 4 === 3 ? 2 : index % 2, placed, placed + 45, {
			...{ status, over: status, kitchen: 5, trip: 5, readyAt: at(ready) },
			...(status === 'delivered' ? { deliveredAt: at(ready + 15 + (index % 9)) } : { rejectedAt: at(placed + 3) }),
		});
	}),
];

const hostile = () =>
	order(0, -5, 40, {
		orderNumber: '<img src=x onerror="document.title=`pwned`">',
		rider: '"><script>document.title="pwned"</script>',
		trackingUrl: 'javascript:document.title="pwned"',
		order: { branch: { area: '<b>Clifton' }, channel: '</text></svg><script>document.title="pwned"</script>' },
	});

beforeAll(async () => {
	const made = nodeOf(exampleWorkflow('orders-board'), 'Open the Board').parameters.columns as {
		column: Array<{ name: string; type: string }>;
	};
	const columns = Object.fromEntries(made.column.map(({ name, type }) => [name, type]));
	await writeRows(editor.n8n, 'orders_board', columns, evening());
});

describe.each([
	['board', 'live-board-page'],
	['chart', 'evening-chart-page'],
] as const)('the page of the %s', (which, picture) => {
	test.each(Object.keys(screens) as Array<keyof typeof screens>)('fits on the screen: %s', async (screen) => {
		const page = await open(which, screen);
		await keep(page, screen === 'tablet' ? picture : `${picture}-${screen}`);

		expect(await page.title()).toMatch(which === 'board' ? /^\(4\) Orders$/ : /^The evening$/);
		const width = await page.evaluate('document.documentElement.scrollWidth');
		expect(width).toBe(screens[screen].viewport.width);
		const [red = 0] = ((await page.evaluate('getComputedStyle(document.body).backgroundColor')) as string)
			.match(/\d+/g)!
			.map(Number);
		expect(red > 128).toBe(screens[screen].colorScheme === 'light');
		await page.context().close();
	});

	test('is cut to one branch by its address', async () => {
		const page = await open(which, 'tablet', '?branch=12346');

		const words = await page.innerText('body');
		expect(words).toContain('DHA Phase 6');
		expect(await page.locator('.tab.here').innerText()).toBe('DHA Phase 6');
		expect(await page.locator('article, svg').getByText('Gulshan').count()).toBe(0);
		await page.locator('.tab').first().click();
		await page.waitForURL(/\?branch=$|\?day=/);
		expect(await page.locator('.tab.here').innerText()).toBe('All branches');
		await page.context().close();
	});
});

test('the board is loaded anew by itself, and says so when there is no connection', async () => {
	const page = await open('board', 'tablet');
	expect(await page.locator('article').count()).toBe(10);

	await writeRows(editor.n8n, 'orders_board', {}, [
		order(0, 0, 45, { status: 'created', kitchen: 1, acceptedAt: null }),
	]);
	await page.getByText('11 open').waitFor({ timeout: 15_000 });
	await page.context().setOffline(true);
	await page.getByText(/^No connection: this is how it was at \d\d:\d\d$/).waitFor({ timeout: 15_000 });
	expect(await page.locator('article').count()).toBe(11);
	await page.context().setOffline(false);
	await page.locator('#offline').waitFor({ state: 'hidden', timeout: 15_000 });
	await page.context().close();
});

test('a link to follow the rider opens a page of its own, outside of the sandbox', async () => {
	const page = await open('board', 'tablet');
	// Any page will do: n8n's own says whether it may use what a sandbox takes away.
	const { editorUrl } = editor.n8n;
	await page
		.locator('a.follow')
		.first()
		.evaluate((element, url) => element.setAttribute('href', url), `${editorUrl}/signin`);
	const [followed] = await Promise.all([page.context().waitForEvent('page'), page.locator('a.follow').first().click()]);
	await followed.waitForLoadState();

	expect(await followed.evaluate('window.origin')).toBe(new URL(editorUrl).origin);
	expect(await page.evaluate('window.origin')).toBe('null');
	await page.context().close();
});

test('what a stranger wrote is shown, and runs nothing', async () => {
	await writeRows(editor.n8n, 'orders_board', {}, [hostile()]);
	for (const which of ['board', 'chart'] as const) {
		const page = await open(which, 'tablet');
		expect(await page.title()).not.toContain('pwned');
		expect(await page.locator('img').count()).toBe(0);
		expect(await page.locator('script').count()).toBe(which === 'board' ? 1 : 0);
		expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
		if (which === 'board') await page.getByText('<img src=x onerror=').waitFor();
		await page.context().close();
	}
});
