/**
 * A computed amount without the noise of binary fractions: rounded to the currency's cents. Two digits where the
 * currency is unknown or says fewer (the vendors write 66.67 PKR), three for those that have three, such as KWD.
 */
export function roundToCents(amount: number, currency: string | null = null): number {
	const factor = 10 ** centDigits(currency);
	// 10.075 is a hair less than that in binary: the twelfth digit decides that it is half a cent.
	return Math.round(Number((amount * factor).toPrecision(12))) / factor;
}

function centDigits(currency: string | null): number {
	if (currency === null || !/^[A-Z]{3}$/i.test(currency)) return 2;
	const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
		style: 'currency',
		currency,
	}).resolvedOptions();
	return Math.max(2, maximumFractionDigits);
}
