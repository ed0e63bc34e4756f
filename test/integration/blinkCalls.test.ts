import { inspect } from 'node:util';

import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { Blink } from '../../nodes/Blink/Blink.node';
import { newOrder } from '../../sandbox/seed';
import { aFreshSandbox } from '../support/sandbox';
import { blink, blinkCredentials, callsOf, pickupOrder } from './blinkSetup';
import { workflowOf } from './harness/n8n';

/* What holds for every call of the Blink node, shown with one operation each. */

const sandbox = aFreshSandbox();

const orderList = '/interface/v1/orderList';
const everyOrder = { returnAll: true };

describe('pages', () => {
	it.each([
		[30, 1],
		[31, 2],
		[441, 15],
	])('reads %i orders from %i pages', async (count, pages) => {
		sandbox.state.orders.length = 0;
		sandbox.state.orders.push(...Array.from({ length: count }, (_, index) => newOrder(index + 1)));
		const { json } = await blink(sandbox, 'order:getAll', everyOrder);
		expect(json.map(({ orderId }) => Number(orderId))).toEqual(Array.from({ length: count }, (_, index) => index + 1));
		expect(callsOf(sandbox, 'orderList')).toHaveLength(pages);
	});

	it('asks for no page more than the limit needs', async () => {
		const { json } = await blink(sandbox, 'order:getAll', { limit: 31 });
		expect(json).toHaveLength(31);
		expect(callsOf(sandbox, 'orderList')).toHaveLength(2);
	});

	it.each(['start', 'end'] as const)('gives every order once while others come in at the %s', async (at) => {
		const known = sandbox.state.orders.map(({ id }) => String(id));
		sandbox.switches.insertBetweenPages = { list: 'orders', at, times: 3 };
		const { json } = await blink(sandbox, 'order:getAll', everyOrder);
		const ids = json.map(({ orderId }) => String(orderId));
		expect(ids).toEqual(expect.arrayContaining(known));
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('fail as a whole when the third one does', async () => {
		sandbox.switches.faults = [
			{ kind: 'status', status: 200, path: orderList, body: page(1) },
			{ kind: 'status', status: 200, path: orderList, body: page(2) },
			{ kind: 'status', status: 422, path: orderList, message: 'enough' },
		];
		const { json, error } = await blink(sandbox, 'order:getAll', everyOrder);
		expect(error?.message).toMatch(/Blink did not accept the request \(status 422\): enough/);
		expect(json).toEqual([]);
	});

	it('that do not turn are an error', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 200, path: orderList, body: page(1), times: 9 }];
		const { error } = await blink(sandbox, 'order:getAll', everyOrder);
		expect(error?.message).toMatch(/Page 2 of the list was requested and page 1 was received/);
	});

	function page(current: number): IDataObject {
		return {
			success: true,
			data: [{ id: current, status: 'PENDING' }],
			pagination: { current_page: current, last_page: 4, total: 4 },
		};
	}
});

describe('retries', () => {
	it.each([
		['a 500', { kind: 'status', status: 500 }],
		['a 429, after the wait it asks for', { kind: 'status', status: 429, retryAfter: 1 }],
		['a dropped connection', { kind: 'drop' }],
	] as const)('a read after %s', async (_what, fault) => {
		sandbox.switches.faults = [{ ...fault, path: '/interface/v1/branches' }];
		const started = Date.now();
		const { json, error } = await blink(sandbox, 'branch:getAll');
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
		expect(callsOf(sandbox, 'branches')).toHaveLength(2);
		if ('retryAfter' in fault) expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
	});
});

describe('the token', () => {
	it.each([
		{ status: 401, body: { success: false, msg: 'Unauthenticated.' } },
		{ status: 200, body: { success: false, msg: 'The access token is invalid or has expired.' } },
	])(
		'that runs out in the middle (status $status) costs one login, with several concurrent requests',
		async (answer) => {
			sandbox.switches.unauthenticated = answer;
			sandbox.switches.pageSize = 5;
			const first = await blink(sandbox, 'branch:getAll');
			const { accessToken } = first.credentialsHelper.stored.blinkApi!;
			sandbox.expireTokens();
			sandbox.state.logins = 0;
			const own = { accessToken: accessToken as string };
			const { json, error } = await blink(sandbox, 'order:getAll', everyOrder, { own });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(77);
			expect(sandbox.state.logins).toBe(1);
		},
	);

	it('is asked for again while the login is busy', async () => {
		sandbox.switches.faults = [
			{ kind: 'status', status: 503, path: '/interface/v1/login' },
			{ kind: 'drop', path: '/interface/v1/login' },
		];
		const { json, error } = await blink(sandbox, 'branch:getAll');
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
		expect(callsOf(sandbox, 'login').map(({ status }) => status)).toEqual([503, null, 200]);
	});

	it('and the password are nowhere in what n8n stores of a run', async () => {
		const good = await blink(sandbox, 'order:get', { orderId: '988309' });
		const kept = String(good.credentialsHelper.stored.blinkApi!.accessToken);
		const token = kept.split(' ')[1]!;
		sandbox.switches.faults = [
			{ kind: 'refusal', path: '/interface/v1/fetchOrder', message: `The token ${token} of demo-password may not` },
		];
		const bad = await blink(sandbox, 'order:get', { orderId: '988309' }, { own: { accessToken: kept } });
		expect(bad.error?.message).toBe('Blink refused the request: The token *** of *** may not');
		for (const { run } of [good, bad]) {
			const stored = JSON.stringify(run) + inspect(run, { depth: Infinity, showHidden: true });
			expect(stored).not.toContain('demo-password');
			expect(stored).not.toContain(token);
		}
	});
});

describe('answers that are no success', () => {
	it.each([
		{ success: false, msg: 'Branch is closed' },
		{ success: 0, message: 'Branch is closed' },
	])('a 200 with %o is a refusal', async (body) => {
		sandbox.switches.faults = [{ kind: 'status', status: 200, path: '/interface/v1/branches', body }];
		const { error } = await blink(sandbox, 'branch:getAll');
		expect(error?.message).toBe('Blink refused the request: Branch is closed');
	});

	it.each([404, 405] as const)('a %i on a path that is assumed says where to set the right one', async (answer) => {
		sandbox.switches.movedPaths = { [orderList]: { to: '/interface/v2/orders', answer } };
		const { error } = await blink(sandbox, 'order:getAll');
		expect(error?.message).toContain(`Blink does not know the path GET ${orderList}`);
		expect(error?.description).toContain('Endpoint Paths > Order List');
		const own = { endpointPaths: 'custom', orderListPath: 'interface/v2/orders' };
		expect((await blink(sandbox, 'order:getAll', {}, { own })).error).toBeUndefined();
	});

	it('a web page says that the URL is wrong', async () => {
		sandbox.switches.faults = [{ kind: 'html', path: '/interface/v1/branches', times: 2 }];
		const { error } = await blink(sandbox, 'branch:getAll');
		expect(error?.message).toMatch(/did not respond like Blink/);
	});

	it('an answer without a list says so', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 200, path: orderList, times: 2, body: { success: true } }];
		const { error } = await blink(sandbox, 'order:getAll');
		expect(error?.message).toMatch(/Blink's response does not contain a list/);
	});
});

it('waits no longer for an answer than Timeout says', async () => {
	sandbox.switches.latencyMilliseconds = 1500;
	const { error } = await blink(
		sandbox,
		'order:create',
		{
			...pickupOrder,
			options: { timeout: 1 },
		},
		{ own: { accessToken: 'any' } },
	);
	expect(error?.message).toBe('Blink did not respond in time. It may have been placed: look before you send it again.');
});

describe('pickers', () => {
	const { listSearch, resourceMapping } = new Blink().methods;

	function context(): ILoadOptionsFunctions {
		const { workflow, node, additionalData } = workflowOf({
			type: 'blink',
			parameters: { resource: 'order', operation: 'get' },
			credentials: blinkCredentials(sandbox),
		});
		return new LoadOptionsContext(workflow, node, additionalData, '') as unknown as ILoadOptionsFunctions;
	}

	it('lists the branches and searches them', async () => {
		const { results } = await listSearch.searchBranches.call(context());
		expect(results[0]).toMatchObject({ name: 'Clifton-Block 4', value: '60001' });
		expect((await listSearch.searchBranches.call(context(), 'precinct')).results).toMatchObject([{ value: '50220' }]);
		// In the digits of Karachi, as its keyboards write them.
		expect((await listSearch.searchBranches.call(context(), '۵۰۲۲۰')).results).toMatchObject([{ value: '50220' }]);
	});

	/** All that the picker shows, page after page. */
	async function listedOrders(): Promise<unknown[]> {
		const found: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await listSearch.searchOrders.call(context(), undefined, token);
			found.push(...page.results.map(({ value }) => value));
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		return found;
	}

	it.each(['oldest first', 'newest first'])('lists the newest orders first when the vendor lists %s', async (order) => {
		if (order === 'newest first') sandbox.state.orders.reverse();
		const newest = [...sandbox.state.orders].sort((a, b) => Number(b.id) - Number(a.id)).map(({ id }) => String(id));
		expect(await listedOrders()).toEqual(newest);
	});

	it.each([
		['codes, oldest first', ['qW7rTz', 'Zx0011', 'aB3dEf', '7788']],
		['codes, newest first', ['7788', 'aB3dEf', 'Zx0011', 'qW7rTz']],
		['codes in no order on one page', ['Zx0011', '7788', 'qW7rTz', 'aB3dEf']],
	])('lists the newest orders first when their IDs are %s', async (how, ids) => {
		const minute: Record<string, number> = { qW7rTz: 1, Zx0011: 2, aB3dEf: 3, '7788': 4 };
		const row = (id: string) => ({ id, ordertime: `2026-02-09 08:0${minute[id]}:00` });
		const perPage = how.includes('no order') ? 4 : 2;
		const answerOf = (page: number) => ({
			success: true,
			data: ids.slice((page - 1) * perPage, page * perPage).map(row),
			pagination: { current_page: page, last_page: 4 / perPage, total: 4 },
		});
		// The first page, the last one, and then both of them from the newest on.
		const asked = { 4: [1, 1], 2: how.includes('oldest') ? [1, 2, 2, 1] : [1, 2, 1, 2] }[perPage]!;
		sandbox.switches.faults = asked.map((page) => ({
			kind: 'status',
			status: 200,
			path: orderList,
			body: answerOf(page),
		}));
		expect(await listedOrders()).toEqual(['7788', 'aB3dEf', 'Zx0011', 'qW7rTz']);
		expect(sandbox.switches.faults).toEqual([]);
	});

	it.each([
		['oldest first', ['1', '2', '3', '4', '5', '6']],
		['newest first', ['6', '5', '4', '3', '2', '1']],
	])('lists the newest orders first where only has_more tells of a next page: %s', async (_how, ids) => {
		const isOldestFirst = ids[0] === '1';
		const asked = isOldestFirst ? [1, 2, 3, 3, 2, 1] : [1, 2, 3, 1, 2, 3];
		sandbox.switches.faults = asked.map((page) => ({
			kind: 'status',
			status: 200,
			path: orderList,
			body: {
				success: true,
				data: ids.slice((page - 1) * 2, page * 2).map((id) => ({ id })),
				pagination: { current_page: page, per_page: 2, has_more: page < 3 },
			},
		}));
		expect(await listedOrders()).toEqual(['6', '5', '4', '3', '2', '1']);
		expect(sandbox.switches.faults).toEqual([]);
	});

	it('shows a long list of which only has_more tells a next page from its first page on', async () => {
		sandbox.switches.faults = [...Array.from({ length: 11 }, (_, index) => index + 1), 1].map((page) => ({
			kind: 'status',
			status: 200,
			path: orderList,
			body: { success: true, data: [{ id: page }], pagination: { has_more: true } },
		}));
		const page = await listSearch.searchOrders.call(context());
		expect(page).toMatchObject({ results: [{ value: '1' }], paginationToken: '2/1' });
	});

	it('searches back through the orders', async () => {
		const { results } = await listSearch.searchOrders.call(context(), '1T4I-C7WC1');
		expect(results).toEqual([{ name: '988309 · 1T4I-C7WC1 · Test Order User · accepted', value: '988309' }]);
	});

	it('offers the columns of stock and prices', async () => {
		const { fields } = await resourceMapping.mapStockColumns.call(context());
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual([
			'productId',
			'price',
			'discountPrice',
			'branchId',
		]);
	});
});
