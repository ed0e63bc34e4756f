import { createHash, timingSafeEqual } from 'crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isValidJwt } from './jwt';

/**
 * Whether a call proves what the `deliveryWebhookApi` credential demands. Compares in constant time. A credential
 * without a value proves nothing: no call matches it.
 */
export async function isAuthentic(
	request: HeaderCarrier,
	credential: ICredentialDataDecryptedObject,
): Promise<boolean> {
	if (credential.type === 'basic') return isBasicAuth(request, credential);
	const sent = onlyHeader(request, text(credential.headerName));
	if (sent === null) return false;
	if (credential.type === 'jwt') return await isValidJwt(sent, credential);
	// A header cannot begin or end with a space: one that was pasted along was not meant.
	return isSame(sent, text(credential.headerSecret).trim());
}

function isBasicAuth(request: HeaderCarrier, { username, password }: ICredentialDataDecryptedObject): boolean {
	const [, encoded] = /^basic +(\S+)$/i.exec(onlyHeader(request, 'authorization') ?? '') ?? [];
	if (encoded === undefined || text(password) === '') return false;
	return isSame(Buffer.from(encoded, 'base64').toString('latin1'), `${text(username)}:${text(password)}`);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Header bytes arrive as Latin-1 characters; what was agreed may have been written in UTF-8. */
function isSame(sent: string, expected: string): boolean {
	const digest = (value: string, encoding: 'latin1' | 'utf8') => createHash('sha256').update(value, encoding).digest();
	const bytes = digest(sent, 'latin1');
	const asUtf8 = timingSafeEqual(bytes, digest(expected, 'utf8'));
	const asLatin1 = timingSafeEqual(bytes, digest(expected, 'latin1'));
	return expected !== '' && (asUtf8 || asLatin1);
}

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
