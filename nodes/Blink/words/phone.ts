/** Pakistan's country code: Blink takes no other. */
const country = '92';
/** What Blink's page shows for an order: +92xxxx or +92xxx-xxx. */
const orderForm = /^\+92\d{3}-?\d{3,8}$/;

/**
 * A phone number as the Customers filter wants it (923XXXXXXXXX), from any usual form of a mobile number:
 * 0300 1234567, +92 300-1234567, 0092..., 92..., 300.... Undefined when it is none.
 */
export function phoneForFilter(typed: string): string | undefined {
	const number = nationalNumber(typed);
	return number !== undefined && /^3\d{9}$/.test(number) ? `${country}${number}` : undefined;
}

/** A phone number as Submit Order wants it: as typed when it is in the vendor's form already, else +92 and the digits. */
export function phoneForOrder(typed: string): string | undefined {
	if (orderForm.test(typed.trim())) return typed.trim();
	const number = nationalNumber(typed);
	return number !== undefined && /^[1-9]\d{7,9}$/.test(number) ? `+${country}${number}` : undefined;
}

/** The digits behind the country code or the leading zero. Whatever people put between digits is dropped. */
function nationalNumber(typed: string): string | undefined {
	const digits = typed.replace(/\(0\)/, '').replace(/\D/g, '');
	const [, number] = /^(?:00)?92(\d+)$/.exec(digits) ?? /^0([1-9]\d+)$/.exec(digits) ?? [];
	if (number !== undefined) return number.replace(/^0/, '');
	return typed.trim().startsWith('+') ? undefined : digits;
}
