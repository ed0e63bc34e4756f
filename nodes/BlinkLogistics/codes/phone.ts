import { extended, phoneOf } from '../../shared/parsing/phone';

/** Where a number without a country code is dialled, and that country's code: Blink Logistics is at home in Pakistan. */
const home = 'PK';
const homeCode = '92';

/**
 * A phone number as the vendor's page "Task Creation" shows it: country code and number, digits only. Numbers of other
 * countries keep their plus, which is what tells them apart. What is no phone number for certain, or has an extension, stays
 * as it is: the rider reads it.
 */
export function phoneForTask(typed: string): string {
	const phone = phoneOf(typed, home);
	if (phone === undefined || phone === extended) return typed;
	return phone.country === homeCode ? `${phone.country}${phone.national}` : phone.international;
}
