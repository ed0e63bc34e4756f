const digits = /[\u0660-\u0669\u06F0-\u06F9]/g;

/**
 * A text with the digits of the Arabic script, which keyboards from Cairo to Karachi write, as 0 to 9, and their decimal
 * sign as a point. Everything else stays as it is, grouping signs too.
 */
export function latinDigits(text: string): string {
	return text.replace(digits, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/\u066B/g, '.');
}
