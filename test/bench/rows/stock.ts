import type { NodeSketch } from '../../e2e/build';
import { memoryOf } from '../../e2e/harness/memory';
import type { Row } from '../row';
import { bareCalls } from '../support/bare';
import { code, counted, httpRequest, runCounted } from '../support/flows';
import { timed } from '../support/timed';
import type { Vendor } from '../support/vendor';

const BRANCHES = ['12345', '12346', '12347'];
const PER_CALL = 50;
const LATENCY = 50;
const PATH = '/interface/v1/syncStockPrice';

/** Rows as an export of a till has them: product by product, each branch in its turn. */
const rows = (count: number) =>
	code(
		'Rows',
		`return Array.from({ length: ${count} }, (_, index) => ({ json: {
			productId: 'P' + Math.floor(index / ${BRANCHES.length}), price: 94.5, discountPrice: 0,
			branchId: ${JSON.stringify(BRANCHES)}[index % ${BRANCHES.length}], stockQuantity: index % 40 } }));`,
	);

/** What a person who builds it by hand writes: products with their branches, 50 a call. */
const group = code(
	'Group',
	`const products = new Map();
for (const { json } of $input.all()) {
	const product = products.get(json.productId) ?? { id: json.productId, price: json.price, discount_price: json.discountPrice, branches: [] };
	product.branches.push({ id: json.branchId, price: json.price, stock_quantity: json.stockQuantity });
	products.set(json.productId, product);
}
const all = [...products.values()];
return Array.from({ length: Math.ceil(all.length / ${PER_CALL}) }, (_, call) => ({ json: { products: all.slice(call * ${PER_CALL}, (call + 1) * ${PER_CALL}) } }));`,
);

const callsFor = (count: number) => Math.ceil(Math.ceil(count / BRANCHES.length) / PER_CALL);

function ready(count: number): Array<{ method: 'POST'; path: string; body: object }> {
	const products = Array.from({ length: Math.ceil(count / BRANCHES.length) }, (_, product) => ({
		id: `P${product}`,
		price: 94.5,
		discount_price: 0,
		branches: BRANCHES.slice(0, Math.min(BRANCHES.length, count - product * BRANCHES.length)).map((id, branch) => ({
			id,
			price: 94.5,
			stock_quantity: (product * BRANCHES.length + branch) % 40,
		})),
	}));
	return Array.from({ length: callsFor(count) }, (_, call) => ({
		method: 'POST',
		path: PATH,
		body: { products: products.slice(call * PER_CALL, (call + 1) * PER_CALL) },
	}));
}

function sync({ account }: Vendor, concurrentRequests: number): NodeSketch {
	return {
		name: 'Sync',
		type: 'n8n-nodes-blink.blink',
		parameters: {
			resource: 'product',
			operation: 'syncStockPrice',
			options: { concurrentRequests, batchSize: PER_CALL },
		},
		credential: account,
	};
}

/** Stock and prices of 10,000 rows. */
export function stock(vendor: Vendor): Row {
	const count = 10_000;
	const alone = counted('benchStockAlone', rows(count));
	const byHand = counted(
		'benchStockByHand',
		rows(count),
		group,
		httpRequest(vendor.token, {
			method: 'POST',
			url: `${vendor.url}${PATH}`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ JSON.stringify($json) }}',
		}),
	);
	const four = counted('benchStock4', rows(count), sync(vendor, 4));
	const ten = counted('benchStock10', rows(count), sync(vendor, 10));
	const calls = ready(count);
	return {
		name: 'stock',
		work: `${count.toLocaleString('en')} stock rows in ${BRANCHES.length} branches (${callsFor(count)} calls), ${LATENCY} ms a call`,
		settings: ['default'],
		workflows: [alone, byHand, four, ten],
		contenders: {
			'Code + HTTP Request, all at once, no fate a row': timed(
				LATENCY,
				async ({ n8n }) => await runCounted(n8n, byHand, callsFor(count)),
			),
			'making and counting the rows alone': timed(LATENCY, async ({ n8n }) => await runCounted(n8n, alone, count)),
			'bare client, 4 in flight': timed(LATENCY, async () => await bareCalls(vendor, calls, 4)),
			'bare client, 10 in flight': timed(LATENCY, async () => await bareCalls(vendor, calls, 10)),
			'Blink, 4 in flight': timed(LATENCY, async ({ n8n }) => await runCounted(n8n, four, count)),
			'Blink, 10 in flight': timed(LATENCY, async ({ n8n }) => await runCounted(n8n, ten, count)),
		},
	};
}

/** Time and memory as the rows get more. */
export function manyRows(vendor: Vendor): Row {
	const sizes = [10_000, 100_000];
	const workflows = sizes.map((size) => ({
		size,
		alone: counted(`benchRows${size}Alone`, rows(size)),
		synced: counted(`benchRows${size}`, rows(size), sync(vendor, 10)),
	}));
	const measured = (workflow: (typeof workflows)[number]['alone'], size: number): Row['contenders'][string] => {
		const time = timed(0, async ({ n8n }) => await runCounted(n8n, workflow, size));
		return async (world) => {
			const memory = await memoryOf(world.n8n.pid);
			await memory.forgetPeak();
			return { ...(await time(world)), 'MB at most': await memory.peak() };
		};
	};
	return {
		name: 'manyRows',
		work: 'more stock rows, no latency',
		settings: ['default'],
		workflows: workflows.flatMap(({ alone, synced }) => [alone, synced]),
		contenders: Object.fromEntries(
			workflows.flatMap(({ size, alone, synced }) => [
				[`${size.toLocaleString('en')} rows made and counted`, measured(alone, size)],
				[
					`${size.toLocaleString('en')} rows ready to send, bare client, 10 in flight`,
					timed(0, async () => await bareCalls(vendor, ready(size), 10)),
				],
				[`${size.toLocaleString('en')} rows synced by Blink, 10 in flight`, measured(synced, size)],
			]),
		),
	};
}
