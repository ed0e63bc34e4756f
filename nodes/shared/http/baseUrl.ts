/**
 * The base URL a person meant: surrounding space and trailing slashes are dropped, a missing scheme is https
 * (http for this machine's own addresses), and a pasted query or fragment is cut. Returns '' for an empty text.
 */
export function normaliseBaseUrl(typed: string): string {
	return withScheme(
		typed
			.trim()
			.replace(/[?#].*$/, '')
			.replace(/\/+$/, ''),
	);
}

/** A URL that may lack its scheme: https, or http for this machine's own addresses. '' stays ''. */
export function withScheme(url: string): string {
	if (url === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url;
	const isLocal = /^(localhost|127\.|\[::1\])/i.test(url);
	return `${isLocal ? 'http' : 'https'}://${url}`;
}

/** Whether a URL with its scheme names a host that can be called. */
export function isWebAddress(url: string): boolean {
	return /^https?:\/\/[a-z0-9.:[\]-]+(\/|\?|$)/i.test(url);
}
