import { extended, phoneOf } from '../../shared/parsing/phone';

/** The default country of numbers without a country code, and its code (Pakistan). */
const home = 'PK';
const homeCode = '92';

/**
 * A phone number as the vendor's page "Task Creation" shows it: country code and number, digits only. Numbers of other
 * countries keep their plus, which distinguishes them. What is not a phone number for certain, or has an extension, stays as it
 * is: the rider reads it.
 */
export function phoneForTask(typed: string): string {
	const phone = phoneOf(typed, home);
	if (phone === undefined || phone === extended) return typed;
	return phone.country === homeCode ? `${phone.country}${phone.national}` : phone.international;
}
