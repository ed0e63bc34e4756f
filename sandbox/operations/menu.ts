import type { MenuItem, Product } from '../state';
import { refusal, type Operation } from './operation';

export const syncStockPrice: Operation = ({ state, switches, body }) => {
	const { products } = body as { products: Product[] };
	const failed: Array<{ id: string; message: string }> = [];
	const taken: Product[] = [];
	for (const product of products) {
		const message = reasonToRefuse(product.id);
		if (message) failed.push({ id: product.id, message });
		else taken.push(product);
	}

	const [first] = failed;
	if (first && switches.refuseProducts?.mode === 'whole') return refusal(`Product ${first.id}: ${first.message}`);

	// Looked up once: thousands of products are synced in one go.
	const known = new Map(state.products.map((product) => [product.id, product]));
	for (const product of taken) storeProduct(product);
	return { body: { success: true, msg: 'Success', data: { synced: taken.map(({ id }) => id), failed } } };

	function reasonToRefuse(id: string): string | undefined {
		const rule = switches.refuseProducts;
		if (rule?.ids.includes(id)) return rule.message ?? 'Product not found';
		const isKnown = switches.acceptUnknownProducts || state.products.some((product) => product.id === id);
		return isKnown ? undefined : 'Product not found';
	}

	function storeProduct(product: Product): void {
		const stored = known.get(product.id);
		if (!stored) {
			const copy = structuredClone(product);
			state.products.push(copy);
			known.set(product.id, copy);
			return;
		}
		// Branches the call does not name keep what they had.
		const others = stored.branches.filter((branch) => !product.branches.some(({ id }) => id === branch.id));
		Object.assign(stored, structuredClone(product), { branches: [...others, ...product.branches] });
	}
};

export const importMenu: Operation = ({ state, body }) => {
	const { products } = body as { products: MenuItem[] };
	for (const item of products) {
		const index = state.menu.findIndex((each) => String(each.id) === String(item.id));
		if (index >= 0) state.menu[index] = item;
		else state.menu.push(item);
	}
	return { body: { success: true, msg: 'Success', data: { imported: products.length } } };
};
