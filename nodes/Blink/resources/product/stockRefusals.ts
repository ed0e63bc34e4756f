import { shownWords, vendorWords } from '../../../shared/http/vendorWords';
import type { Refusal } from '../../../shared/operation/rowFate';
import type { Refusals } from '../../../shared/operation/sendInBatches';
import { isEmpty, isRecord } from '../../../shared/reading/values';
import type { StockProduct } from './stockEntry';

/** Lists of what was not taken. Blink's page shows no answer of this call: each of these names is assumed. */
const namesOfLists =
	/^(failed|errors?|rejected|refused|invalid|notfound|notsynced|unsynced)(ids?|products?|items?|rows?|branches)?$/;

const noReason = 'no reason was given';

/**
 * What an answer of Stock and Price Syncing turns down, although it takes the call: the products that its lists of failed
 * ones name, by ID alone or with words, and their branches where it names these. Where it speaks of an error and names no
 * product that was sent, its words: any of them may be to blame.
 */
export function refusedProducts(answer: unknown, products: StockProduct[]): Refusals {
	const body = isRecord(answer) ? answer : {};
	const data = isRecord(body.data) ? body.data : {};
	const found = [body, data].flatMap((level) =>
		Object.entries(level)
			.filter(([name]) => namesOfLists.test(name.toLowerCase().replace(/[^a-z]/g, '')))
			.flatMap(([, listed]) => refusalsIn(listed, products)),
	);
	const words = found.filter((each) => typeof each === 'string');
	if (words.length > 0) return shownWords([...new Set(words)].join('; '));
	const refusals = new Map<string, Refusal[]>();
	for (const { id, ...refusal } of found.filter((each) => typeof each !== 'string')) {
		refusals.set(id, [...(refusals.get(id) ?? []), refusal]);
	}
	return refusals;
}

type Found = (Refusal & { id: string }) | string;

function refusalsIn(listed: unknown, products: StockProduct[]): Found[] {
	if (isEmpty(listed) || listed === false || listed === 0) return [];
	// A number says how many there are.
	if (typeof listed === 'number') return [noReason];
	if (Array.isArray(listed)) return listed.flatMap((entry) => refusalsOf(entry, products));
	if (!isRecord(listed)) return refusalsOf(listed, products);
	// {"p1": "Product not found"}, or Laravel's {"products.0.price": ["..."]}.
	const byKey = Object.entries(listed).map(([key, value]) => ({
		product: products.find(({ id }) => id === key) ?? products[Number(/^products\.(\d+)(\.|$)/.exec(key)?.[1])],
		message: wordsOf(value),
	}));
	const named = byKey.filter(({ product }) => product !== undefined);
	if (named.length === 0) return refusalsOf(listed, products);
	return named.map(({ product, message }) => ({ id: product!.id, message }));
}

/** An entry of a list: a product's ID alone, an object about a product, or words about nobody knows what. */
function refusalsOf(entry: unknown, products: StockProduct[]): Found[] {
	if (!isRecord(entry)) {
		const id = String(entry);
		return products.some((product) => product.id === id) ? [{ id, message: noReason }] : [wordsOf(entry)];
	}
	const product = products.find(({ id }) =>
		idsOf(entry, ['id', 'product_id', 'productId', 'blink_item_id']).includes(id),
	);
	if (product === undefined) {
		return Object.keys(entry).length === 0 ? [] : [wordsOf(entry)];
	}
	const message = wordsOf(entry);
	const branches = Array.isArray(entry.branches) ? entry.branches : [entry];
	const parts = branches.flatMap((branch: unknown) => {
		const ids = isRecord(branch)
			? idsOf(branch, branch === entry ? ['branch_id', 'branchId', 'branch'] : ['id', 'branch_id', 'branchId'])
			: [String(branch)];
		const part = ids.find((id) => product.branches.some((sent) => sent.id === id));
		const own = branch === entry || !isRecord(branch) ? undefined : vendorWords(branch);
		return part === undefined ? [] : [{ id: product.id, part, message: own === undefined ? message : shownWords(own) }];
	});
	return parts.length > 0 ? parts : [{ id: product.id, message }];
}

function idsOf(entry: Record<string, unknown>, names: string[]): string[] {
	return names
		.map((name) => entry[name])
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map(String);
}

function wordsOf(value: unknown): string {
	return shownWords(vendorWords(value) ?? noReason);
}
