import { explicitNo, vendorMessageOf } from '../../../shared/http/vendorMessage';
import type { Refusal, Refusals } from '../../../shared/operation/sendInBatches';
import { flag, number } from '../../../shared/parsing/lenient';
import { isBlank } from '../../../shared/parsing/strict';
import { isRecord } from '../../../shared/parsing/values';
import type { StockProduct } from './stockEntry';

/** Lists of what was not taken, and how many. Blink's page shows no answer of this call: each of these names is assumed. */
const namesOfLists =
	/^(failed|failures?|errors?|rejected|refused|invalid|notfound|notsynced|unsynced|skipped|missing|unknown)(ids?|products?|items?|rows?|branches|count)?$/;

const namesOfProduct = ['id', 'product_id', 'productId', 'blink_item_id'];
const namesOfBranches = ['branches', 'branch_ids', 'branchIds', 'branch_id', 'branchId', 'branch'];

const noReason = 'no reason was given';

/** A refusal of a product or a branch of it, a message without a product, or how many were refused. */
type Found = (Refusal & { id: string }) | string | number;

/**
 * What an answer of Stock and Price Syncing turns down, although it takes the call: the products that its lists of failed
 * ones name, by ID alone or with words, and those that an entry refuses; their branches where it names these. Where it
 * speaks of an error and names no product that was sent, its words: any of them may be to blame.
 * @param shown takes the secrets out of words
 */
export function refusedProducts(
	response: unknown,
	products: StockProduct[],
	shown: (vendorMessage: string) => string,
): Refusals {
	const body = isRecord(response) ? response : {};
	const data = isRecord(body.data) ? body.data : {};
	const found = [body, data].flatMap((level) =>
		Object.entries(level).flatMap(([name, listed]) => {
			const plain = name.toLowerCase().replace(/[^a-z]/g, '');
			if (!namesOfLists.test(plain)) return refusalsOfEntries(listed, products);
			return plain.endsWith('count') ? [number.parse(listed) ?? 0] : refusalsIn(listed, products);
		}),
	);
	const named = found.filter((each) => typeof each === 'object');
	const vendorMessage = found.filter((each) => typeof each === 'string');
	const most = Math.max(0, ...found.filter((each) => typeof each === 'number'));
	if (vendorMessage.length === 0 && most > named.length) vendorMessage.push(noReason);
	if (vendorMessage.length > 0) return shown([...new Set(vendorMessage)].join('; '));
	const refusals = new Map<string, Refusal[]>();
	for (const { id, message, part } of named) {
		refusals.set(id, [...(refusals.get(id) ?? []), { message: shown(message), part }]);
	}
	return refusals;
}

/** The entries of a list that refuse a product which was sent, or branches of it. */
function refusalsOfEntries(listed: unknown, products: StockProduct[]): Found[] {
	const entries = (Array.isArray(listed) ? listed : []).filter(isRecord);
	return entries.flatMap((entry) => {
		if (productOf(entry, products) === undefined) return [];
		const branches = (Array.isArray(entry.branches) ? entry.branches : []).filter((branch) => explicitNo(branch));
		if (branches.length > 0) return refusalsOf({ ...entry, branches }, products);
		return explicitNo(entry) === undefined ? [] : refusalsOf(entry, products);
	});
}

function refusalsIn(listed: unknown, products: StockProduct[]): Found[] {
	if (isNone(listed)) return [];
	if (Array.isArray(listed)) return listed.flatMap((entry) => refusalsOf(entry, products));
	if (typeof listed === 'number') return [listed];
	if (!isRecord(listed) || productOf(listed, products) !== undefined) return refusalsOf(listed, products);
	// {"p1": "Product not found"}, or Laravel's {"products.0.branches.1.price": ["..."]}.
	const byKey = Object.entries(listed).flatMap(([key, value]): Found[] => {
		const [, product, branch] = /^products\.(\d+)(?:\.branches\.(\d+))?(?:\.|$)/.exec(key) ?? [];
		const { id, branches } = products.find((each) => each.id === key) ?? products[Number(product)] ?? {};
		if (id === undefined || isNone(value)) return [];
		if (isRecord(value)) return refusalsOf({ ...value, id }, products);
		return [{ id, message: messageOf(value), part: branches?.[Number(branch)]?.id }];
	});
	if (byKey.length > 0) return byKey;
	// {"count": 1, "products": ["p1"]}.
	const inside = Object.values(listed)
		.filter(Array.isArray)
		.flatMap((entries) => refusalsIn(entries, products))
		.filter((each) => typeof each === 'object');
	return inside.length > 0 ? inside : [messageOf(listed)];
}

/** Whether a list of refused entries is empty: nothing, 0, "none", {count: 0, products: []}. */
function isNone(listed: unknown): boolean {
	if (isBlank(listed) || flag.parse(listed) === false || number.parse(listed) === 0) return true;
	if (typeof listed === 'string') return /^(none|no|nothing)\.?$/i.test(listed.trim());
	return isRecord(listed) && Object.values(listed).every(isNone);
}

/** An entry of a list: a product's ID alone, an object about a product, or a message. */
function refusalsOf(entry: unknown, products: StockProduct[]): Found[] {
	if (!isRecord(entry)) {
		const id = String(entry);
		if (products.some((product) => product.id === id)) return [{ id, message: noReason }];
		return [messageOf(entry)];
	}
	const product = productOf(entry, products);
	if (product === undefined) return Object.keys(entry).length === 0 ? [] : [messageOf(entry)];
	const message = messageOf(entry);
	const parts = namesOfBranches.flatMap((name) => partsOf(entry[name], product));
	return parts.length > 0
		? parts.map(({ part, vendorMessage = message }) => ({ id: product.id, part, message: vendorMessage }))
		: [{ id: product.id, message }];
}

/** The branches of a product that are named: by ID, in a list, by objects, or as the keys of their words. */
function partsOf(named: unknown, product: StockProduct): Array<{ part: string; vendorMessage?: string }> {
	if (Array.isArray(named)) return named.flatMap((each) => partsOf(each, product));
	const isSent = (id: string) => product.branches.some((branch) => branch.id === id);
	if (!isRecord(named)) return isSent(String(named)) ? [{ part: String(named) }] : [];
	const part = idsOf(named, ['id', 'branch_id', 'branchId']).find(isSent);
	if (part !== undefined) return [{ part, vendorMessage: vendorMessageOf(named) }];
	return Object.entries(named)
		.filter(([id]) => isSent(id))
		.map(([id, why]) => ({ part: id, vendorMessage: vendorMessageOf(why) }));
}

function productOf(entry: Record<string, unknown>, products: StockProduct[]): StockProduct | undefined {
	const ids = idsOf(entry, namesOfProduct);
	return products.find(({ id }) => ids.includes(id));
}

function idsOf(entry: Record<string, unknown>, names: string[]): string[] {
	return names
		.map((name) => entry[name])
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map(String);
}

function messageOf(value: unknown): string {
	return vendorMessageOf(value) ?? noReason;
}
