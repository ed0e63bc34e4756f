/**
 * The base URL a person meant: surrounding space and trailing slashes are dropped, a missing scheme is https
 * (http for this machine's own addresses), and a pasted query or fragment is cut. Returns '' for an empty text.
 */
export function normaliseBaseUrl(typed: string): string {
	const trimmed = typed.trim().replace(/[?#].*$/, '').replace(/\/+$/, '');
	if (trimmed === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return trimmed;
	const isLocal = /^(localhost|127\.|\[::1\])/i.test(trimmed);
	return `${isLocal ? 'http' : 'https'}://${trimmed}`;
}
