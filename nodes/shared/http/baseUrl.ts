/**
 * The base URL a person meant: surrounding space and trailing slashes are dropped, a missing scheme is https
 * (http for this machine's own addresses), and a pasted query or fragment is cut. Returns '' for an empty text.
 */
export function normalizeBaseUrl(typed: string): string {
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
	return `${isLocal(url) ? 'http' : 'https'}://${url}`;
}

/** Whether a URL with its scheme can be called. Names with an underscore (Docker's), a user before the host, and letters of any script can. */
export function isWebAddress(url: string): boolean {
	return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** A URL as messages show it: without a user and a password before its host. */
export function shownUrl(url: string): string {
	return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}

/** Whether what is sent to a URL can be read on its way: it is not encrypted, and leaves this machine. */
export function isReadableOnTheWay(url: string): boolean {
	return /^http:\/\//i.test(url) && !isLocal(shownUrl(url).slice('http://'.length));
}

function isLocal(address: string): boolean {
	return /^(localhost|127\.|\[::1\])/i.test(address);
}
