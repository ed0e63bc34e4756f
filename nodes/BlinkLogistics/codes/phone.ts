import { extended, phoneOf } from '../../shared/parsing/phone';

/** The default region of numbers without a country code (Pakistan), and its code. */
const home = 'PK';
const homeCode = '92';

/**
 * A phone number as the vendor's page "Task Creation" shows it: country code and number, digits only. Numbers of other
 * countries keep their plus, which distinguishes them. What is not certainly a phone number, or has an extension, is not
 * changed: the rider reads it.
 */
export function phoneForTask(typed: string): string {
	const phone = phoneOf(typed, home);
	if (phone === undefined || phone === extended) return typed;
	return phone.country === homeCode ? `${phone.country}${phone.national}` : phone.international;
}
