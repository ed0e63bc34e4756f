/**
 * A computed amount without the noise of binary fractions: rounded to the currency's cents. Two digits where the currency
 * says fewer (the vendors write 66.67 PKR), three for those that have three, such as KWD, and for one that is not known.
 */
export function roundToCents(amount: number, currency: string | null = null): number {
	const factor = 10 ** centDigits(currency);
	// 10.075 is a hair less than that in binary: the twelfth digit decides that it is half a cent.
	return Math.round(Number((amount * factor).toPrecision(12))) / factor;
}

/** An amount as it was meant: 104.192 for 104.19200000000001, which is what 1.1 times 94.72 is in binary. */
export function withoutNoise(amount: number): number {
	return Number(amount.toFixed(6));
}

const unknownDigits = 3;

function centDigits(currency: string | null): number {
	if (currency === null || !knownCurrencies.has(currency.toUpperCase())) return unknownDigits;
	const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
		style: 'currency',
		currency,
	}).resolvedOptions();
	return Math.max(2, maximumFractionDigits);
}

/** Intl counts two digits for any three letters: what is not a currency must not be rounded by it. */
const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));
