import { createHash, timingSafeEqual } from 'crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isRecord } from '../../parsing/values';
import { jwtFault } from './jwt';

/** The headers of a request. */
export interface HeaderCarrier {
	headers: Record<string, string | string[] | undefined>;
	/** Names and values alternately, as received. */
	rawHeaders?: string[];
}

/** A call that is verified. */
export interface Verified {
	/** The name of the key that was sent, if the credential has several; null if it is not known. */
	account: string | null;
}

/** Why a call is not verified. Never quotes what was sent. */
export interface NotVerified {
	reason: string;
}

/** Verifies a call by the `deliveryWebhookApi` credential, in constant time. A credential without a value verifies no call. */
export async function verify(
	request: HeaderCarrier,
	credential: ICredentialDataDecryptedObject,
): Promise<Verified | NotVerified> {
	if (credential.type === 'basic') return verifyBasicAuth(request, credential);
	const name = text(credential.headerName).trim();
	const sent = onlyHeader(request, name);
	if (sent === null) return { reason: `the header ${name} is missing, empty, or there twice` };
	if (credential.type === 'jwt') {
		const fault = await jwtFault(sent, credential);
		return fault === null ? { account: null } : { reason: fault };
	}
	const matching = headerKeys(credential).filter(({ key }) => isSameKey(sent, key));
	if (matching.length === 0) return { reason: `the value of the header ${name} is not one of the credential` };
	const [{ account = null } = {}, another] = matching;
	return { account: another === undefined ? account : null };
}

/** A value that the header may have, and its account. */
export interface HeaderKey {
	account: string | null;
	key: string;
}

/** The header values of a credential: the single one, or each named one, without spaces that were pasted with it. */
export function headerKeys({ type, headerSecret, headerValues }: ICredentialDataDecryptedObject): HeaderKey[] {
	if (type !== 'headerValues') return [{ account: null, key: text(headerSecret).trim() }];
	const values = isRecord(headerValues) && Array.isArray(headerValues.values) ? headerValues.values : [];
	return values.filter(isRecord).map(({ account, key }) => ({
		account: text(account).trim() || null,
		key: text(key).trim(),
	}));
}

function verifyBasicAuth(
	request: HeaderCarrier,
	{ username, password }: ICredentialDataDecryptedObject,
): Verified | NotVerified {
	const [, encoded] = /^basic +(\S+)$/i.exec(onlyHeader(request, 'authorization') ?? '') ?? [];
	if (encoded === undefined) return { reason: 'the header Authorization has no username and password' };
	const sent = Buffer.from(encoded, 'base64').toString('latin1');
	const isRight = text(password) !== '' && isSame(sent, `${text(username)}:${text(password)}`);
	return isRight ? { account: null } : { reason: 'the username or the password is not that of the credential' };
}

/** A key may have the prefix `Bearer `, as Bringg sends its own (observed). Both are always compared. */
function isSameKey(sent: string, key: string): boolean {
	const isWhole = isSame(sent, key);
	const isBearer = isSame(sent.replace(/^bearer +/i, ''), key);
	return isWhole || isBearer;
}

/** Header bytes arrive as Latin-1 characters; the agreed value may be encoded in UTF-8. */
function isSame(sent: string, expected: string): boolean {
	const digest = (value: string, encoding: 'latin1' | 'utf8') => createHash('sha256').update(value, encoding).digest();
	const bytes = digest(sent, 'latin1');
	const asUtf8 = timingSafeEqual(bytes, digest(expected, 'utf8'));
	const asLatin1 = timingSafeEqual(bytes, digest(expected, 'latin1'));
	return expected !== '' && (asUtf8 || asLatin1);
}

/** The value of a request's header, or null if it is absent, empty, or repeated: parsers disagree on which one counts. */
export function onlyHeader({ headers, rawHeaders = [] }: HeaderCarrier, name: string): string | null {
	const wanted = name.trim().toLowerCase();
	const value = Object.hasOwn(headers, wanted) ? headers[wanted] : undefined;
	// Node keeps only the first of some headers and joins others.
	const count = rawHeaders.filter((header, index) => index % 2 === 0 && header.toLowerCase() === wanted).length;
	return typeof value === 'string' && value !== '' && count <= 1 ? value : null;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
