import { extended, phoneOf } from '../../shared/parsing/phone';

/** The default region of numbers without a country code (Pakistan), and its code. */
const home = 'PK';
const homeCode = '92';
/** The forms on Blink's page for an order: +92xxxx or +92xxx-xxx. */
const orderForm = /^\+92\d{3}-?\d{3,8}$/;

/**
 * A phone number as the Customers filter expects it (923XXXXXXXXX), from any usual form of a mobile number. Numbers of other
 * countries keep their plus. Undefined if it is not a phone number.
 */
export function phoneForFilter(typed: string): string | undefined {
	const phone = phoneOf(typed, home);
	if (phone === undefined || phone === extended) return undefined;
	if (phone.country !== homeCode) return phone.international;
	return /^3\d{9}$/.test(phone.national) ? `${homeCode}${phone.national}` : undefined;
}

/**
 * A phone number as Submit Order expects it: as typed if it is in the vendor's form already or has an extension, else with a
 * plus and digits. Undefined if it is not a phone number.
 */
export function phoneForOrder(typed: string): string | undefined {
	if (orderForm.test(typed.trim())) return typed.trim();
	const phone = phoneOf(typed, home);
	return phone === extended ? typed.trim() : phone?.international;
}
