import { extended, phoneOf } from '../../shared/parsing/phone';

/** Where a number without a country code is dialled, and that country's code: Blink is at home in Pakistan. */
const home = 'PK';
const homeCode = '92';
/** What Blink's page shows for an order: +92xxxx or +92xxx-xxx. */
const orderForm = /^\+92\d{3}-?\d{3,8}$/;

/**
 * A phone number as the Customers filter wants it (923XXXXXXXXX), from any usual form of a mobile number. Numbers of other
 * countries keep their plus. Undefined when it is none.
 */
export function phoneForFilter(typed: string): string | undefined {
	const phone = phoneOf(typed, home);
	if (phone === undefined || phone === extended) return undefined;
	if (phone.country !== homeCode) return phone.international;
	return /^3\d{9}$/.test(phone.national) ? `${homeCode}${phone.national}` : undefined;
}

/**
 * A phone number as Submit Order wants it: as typed when it is in the vendor's form already or has an extension, else with a
 * plus and digits. Undefined when it is none.
 */
export function phoneForOrder(typed: string): string | undefined {
	if (orderForm.test(typed.trim())) return typed.trim();
	const phone = phoneOf(typed, home);
	return phone === extended ? typed.trim() : phone?.international;
}
