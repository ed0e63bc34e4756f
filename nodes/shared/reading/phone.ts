import { parsePhoneNumberFromString, type CountryCode } from '../bundled/phone';
import { latinDigits } from './digits';

/** A phone number, as digits. */
export interface Phone {
	/** The country's calling code: 92. */
	country: string;
	/** What follows it, without a leading zero: 3001234567. */
	national: string;
	/** Both behind a plus: +923001234567. */
	international: string;
}

/** What stands between several numbers of one customer. */
const between = /[/,;،؛|\n]|\bor\b/i;

/**
 * The phone number that a person wrote in any usual form: with `+`, `00`, the bare country code, or as one dials it in
 * `country` (two letters); with brackets, spaces, dashes, digits of the Arabic script, and `(0)`. Of several numbers the
 * first counts. Undefined when there is none that could be dialled.
 */
export function phoneOf(typed: string, country: string): Phone | undefined {
	const [first = ''] = typed.split(between).filter((part) => /\p{N}{4}/u.test(part.replace(/[^\p{L}\p{N}]/gu, '')));
	const plain = latinDigits(first).trim().replace('(0)', ' ').replace(/^00/, '+');
	const number = parsePhoneNumberFromString(plain, country as CountryCode);
	if (!number?.isPossible()) return undefined;
	return {
		country: number.countryCallingCode,
		national: number.nationalNumber,
		international: number.number,
	};
}
