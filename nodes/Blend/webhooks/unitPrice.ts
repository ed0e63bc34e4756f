interface Priced {
	price?: number | null;
	quantity?: number | null;
}

/**
 * The price of one unit without its options: Blend's item price includes them (its page "Order Created Webhook").
 * An option's quantity is per unit of the item; an option without a quantity counts once.
 * @returns the price, and whether the options cost more than the item, in which case the price is left as it is.
 */
export function unitPrice(
	price: number | null | undefined,
	options: readonly Priced[],
): { unitPrice: number | null; optionsCostMore: boolean } {
	if (price === null || price === undefined) return { unitPrice: null, optionsCostMore: false };
	const costs = options.map((option) => (option.price ?? 0) * (option.quantity ?? 1));
	const optionsPrice = costs.reduce((sum, cost) => sum + cost, 0);
	if (optionsPrice === 0) return { unitPrice: price, optionsCostMore: false };
	const rest = rounded(price - optionsPrice);
	return rest < 0 ? { unitPrice: price, optionsCostMore: true } : { unitPrice: rest, optionsCostMore: false };
}

/** Blend does not send a currency. Three decimals are the smallest unit of any (Kuwait's fils), without floating-point noise. */
function rounded(amount: number): number {
	return Math.round(amount * 1000) / 1000;
}
