import { extended, phoneOf } from '../../shared/parsing/phone';

/** The default country of numbers without a country code, and its code (Pakistan). */
const home = 'PK';
const homeCode = '92';
/** What Blink's page shows for an order: +92xxxx or +92xxx-xxx. */
const orderForm = /^\+92\d{3}-?\d{3,8}$/;

/**
 * A phone number for the Customers filter (923XXXXXXXXX), from any usual form of a mobile number. Numbers of other
 * countries keep their plus. Undefined when it is not one.
 */
export function phoneForFilter(typed: string): string | undefined {
	const phone = phoneOf(typed, home);
	if (phone === undefined || phone === extended) return undefined;
	if (phone.country !== homeCode) return phone.international;
	return /^3\d{9}$/.test(phone.national) ? `${homeCode}${phone.national}` : undefined;
}

/**
 * A phone number for Submit Order: as typed when it is in the vendor's form already or has an extension, else with a
 * plus and digits. Undefined when it is not one.
 */
export function phoneForOrder(typed: string): string | undefined {
	if (orderForm.test(typed.trim())) return typed.trim();
	const phone = phoneOf(typed, home);
	return phone === extended ? typed.trim() : phone?.international;
}
