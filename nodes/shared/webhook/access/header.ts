/** What of a request is looked at for headers. */
export interface HeaderCarrier {
	headers: Record<string, string | string[] | undefined>;
	/** Names and values in turn, as they came. */
	rawHeaders?: string[];
}

/**
 * The value of a request's header, or null if it is absent, empty, or there more than once: with two values, one
 * reader believes the first and the next reader the last.
 */
export function onlyHeader({ headers, rawHeaders = [] }: HeaderCarrier, name: string): string | null {
	const wanted = name.trim().toLowerCase();
	const value = Object.hasOwn(headers, wanted) ? headers[wanted] : undefined;
	// Counted here, since Node keeps only the first of some headers and joins others.
	const count = rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === wanted).length;
	return typeof value === 'string' && value !== '' && count <= 1 ? value : null;
}
