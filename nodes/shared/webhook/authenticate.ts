import { createHash, timingSafeEqual } from 'crypto';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/**
 * Whether a call proves what the `deliveryWebhookApi` credential demands. Compares in constant time. A credential
 * without a value proves nothing: it never matches.
 */
export function isAuthentic(headers: IDataObject, credential: ICredentialDataDecryptedObject): boolean {
	if (credential.type === 'basic') {
		const expected = Buffer.from(`${text(credential.username)}:${text(credential.password)}`).toString('base64');
		const [scheme, sent] = text(headers.authorization).split(' ');
		return text(credential.password) !== '' && scheme?.toLowerCase() === 'basic' && isSame(text(sent), expected);
	}
	const name = text(credential.headerName).trim().toLowerCase();
	const expected = text(credential.headerSecret);
	return expected !== '' && isSame(text(headers[name]), expected);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function isSame(sent: string, expected: string): boolean {
	const digest = (value: string) => createHash('sha256').update(value).digest();
	return timingSafeEqual(digest(sent), digest(expected));
}
