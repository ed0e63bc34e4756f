const digits = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** Before three digits the grouping sign of the Arabic script groups; elsewhere its meaning is unknown. */
const grouping = /(?<=\d)\u066C(?=\d{3}(?!\d))/g;

/** Marks that say in which direction a text runs: they are copied along and are not visible. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * A text with the digits of the Arabic script, which keyboards from Cairo to Karachi write, as 0 to 9, their decimal sign as a
 * point, and without their grouping sign and marks of direction. Everything else stays as it is, commas too. For what is
 * read as a number, a phone number, a time or an ID: a text that people read stays as it was written.
 */
export function latinDigits(text: string): string {
	return text
		.replace(digits, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(/\u066B/g, '.')
		.replace(grouping, '')
		.replace(directions, '');
}
