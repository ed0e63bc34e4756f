import { parsePhoneNumberFromString, type CountryCode } from '../bundled/phone';
import { latinDigits } from './digits';

/** A phone number, as digits. */
interface Phone {
	/** The country's calling code: 92. */
	country: string;
	/** What follows it, without a leading zero: 3001234567. */
	national: string;
	/** Both behind a plus: +923001234567. */
	international: string;
}

/** What stands between several numbers of one customer, and never before an extension. */
const between = /[/|&،؛\n]|\b(?:and|or)\b/i;
/** What stands between numbers or, as often, before an extension or an access code. */
const perhapsBetween = /[,;]|\s+-\s+|\s+/g;
/** What follows has to be dialled after the number. */
const dialledAfter = /#|\b(?:ext(?:ension)?|pin|code)\b|ext\.?\s*\d/i;
/** A second number has its own prefix; bare digits after a comma are more likely an access code. */
const startsLikeNumber = /^[(\s]*(\+|0)/;

/** A number with an extension or an access code: it must not be written in another form, since that would cut it off. */
export const extended = 'extended';

/**
 * The phone number that a person wrote in any usual form: with `+`, `00`, the bare country code, or as one dials it in
 * `country` (two letters); with brackets, spaces, dashes, digits of the Arabic script, and `(0)`. Of several numbers the
 * first counts. Undefined when it neither is a number that is in use in `country` nor carries its `+`: its
 * country is unknown then.
 */
export function phoneOf(typed: string, country: CountryCode): Phone | typeof extended | undefined {
	const text = latinDigits(typed).replace('(0)', ' ');
	const [first] = text.split(between).filter((part) => /\d{4}/.test(part.replace(/[^\p{L}\d]/gu, '')));
	const phone = first === undefined ? undefined : firstOf(first.trim(), country);
	return phone !== undefined && dialledAfter.test(text) ? extended : phone;
}

/** The number that a text is or, where it is several in a row and nothing else, the first of them. */
function firstOf(text: string, country: CountryCode): Phone | typeof extended | undefined {
	const whole = numberOf(text, country);
	if (whole !== undefined) return whole;
	for (const { index, 0: sign } of text.matchAll(perhapsBetween)) {
		const first = numberOf(text.slice(0, index), country);
		if (first === undefined) continue;
		const rest = text.slice(index + sign.length).trim();
		if (!/\d/.test(rest) || (startsLikeNumber.test(rest) && typeof firstOf(rest, country) === 'object')) return first;
		if (/[,;]|\p{L}/u.test(sign + rest)) return extended;
	}
	return undefined;
}

function numberOf(text: string, country: CountryCode): Phone | typeof extended | undefined {
	const plain = text.trim().replace(/^00/, '+');
	const number = parsePhoneNumberFromString(plain, country);
	if (number === undefined) return undefined;
	const isCertain = plain.startsWith('+') ? number.isPossible() : number.country === country && number.isValid();
	if (!isCertain) return undefined;
	if (number.ext !== undefined) return extended;
	// The library reads the number out of a text: digits that it left are to be dialled too.
	if (!plain.replace(/\D/g, '').endsWith(number.nationalNumber)) return undefined;
	return {
		country: number.countryCallingCode,
		national: number.nationalNumber,
		international: number.number,
	};
}
