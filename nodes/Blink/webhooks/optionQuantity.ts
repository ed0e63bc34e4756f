interface Option {
	quantity?: number | null;
	unit_price?: number | null;
	total_price?: number | null;
}

/** How many of an option each unit of its product has, and a doubt about that number. */
export interface OptionQuantity {
	quantity: number | null | undefined;
	doubt?: string;
}

/**
 * How many of an option each unit of its product has. Blink does not document whether an option's quantity is for the whole
 * line (4 rolls with 4 times cheese, as seen in real orders) or for each unit: the option's total shows it unless it is 0. If
 * it does not, the quantity is as sent.
 * @param units the product's quantity.
 */
export function optionQuantity(option: Option, units: number | null | undefined): OptionQuantity {
	const { quantity, unit_price: price, total_price: total } = option;
	if (!quantity || !units || units <= 1 || isFree(option)) return { quantity };
	if (isAmount(total, (price ?? 0) * quantity * units)) return { quantity };
	if (!isAmount(total, (price ?? 0) * quantity)) {
		return { quantity, doubt: 'may count for each unit or for the whole line: it is as sent' };
	}
	const perUnit = quantity / units;
	if (Number.isInteger(perUnit)) return { quantity: perUnit };
	return { quantity, doubt: 'counts for the whole line and does not divide evenly among its units: it is as sent' };
}

/** Most options are free: a warning for each of them would be noise. */
function isFree({ unit_price: price, total_price: total }: Option): boolean {
	return (price ?? total) === 0 && (total ?? price) === 0;
}

/** Whether a total is this amount, to the cent. An amount of 0 proves nothing. */
function isAmount(total: number | null | undefined, amount: number): boolean {
	return amount !== 0 && typeof total === 'number' && Math.abs(total - amount) < 0.005;
}
