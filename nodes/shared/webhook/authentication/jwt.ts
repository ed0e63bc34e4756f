import { createPublicKey, type KeyObject } from 'crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { jwtVerify } from '../../bundled/jose';

/**
 * Whether a header's value is a token that proves what the credential demands: signed with the one algorithm and the
 * one key it names (whatever the token's own header says of `alg`, `kid`, `jwk` or `jku`), not expired, already
 * valid, and with the issuer, audience and subject where those are given.
 * @param value the token, with or without `Bearer ` before it.
 */
export async function isValidJwt(value: string, credential: ICredentialDataDecryptedObject): Promise<boolean> {
	const algorithm = algorithmOf(credential.jwtAlgorithm);
	const key = algorithm && jwtKey(algorithm, text(credential.jwtSecret), credential.jwtKeyEncoding === 'base64');
	if (!key) return false;
	try {
		await jwtVerify(value.replace(/^bearer +/i, ''), key, {
			algorithms: [algorithm],
			issuer: demanded(credential.jwtIssuer),
			audience: demanded(credential.jwtAudience),
			subject: demanded(credential.jwtSubject),
			requiredClaims: credential.jwtRequireExpiry === false ? [] : ['exp'],
			clockTolerance: leeway(credential.jwtLeeway),
		});
		return true;
	} catch {
		return false;
	}
}

/** The algorithm that a credential names, or null for any other word. */
export function algorithmOf(name: unknown): JwtAlgorithm | null {
	return typeof name === 'string' && Object.hasOwn(jwtAlgorithms, name) ? (name as JwtAlgorithm) : null;
}

function demanded(value: unknown): string | undefined {
	return text(value).trim() || undefined;
}

function leeway(value: unknown): number {
	const seconds = Number(value ?? 0);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** The algorithms a credential can demand, and what kind of key each has. */
export const jwtAlgorithms = {
	HS256: 'secret',
	HS384: 'secret',
	HS512: 'secret',
	RS256: 'rsa',
	ES256: 'ec',
} as const;

export type JwtAlgorithm = keyof typeof jwtAlgorithms;

const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \1-----/;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * The key that verifies tokens of an algorithm, or null if what was entered is no key for it: a public key is no
 * secret (everybody has it, so everybody could sign with it), and an RSA key verifies no ES256.
 * @param entered a secret as text or, if `isBase64`, as Base64; a public key or certificate as PEM (also when the
 * editor's one-line field lost its line breaks) or as Base64 of PEM or DER.
 */
export function jwtKey(algorithm: JwtAlgorithm, entered: string, isBase64: boolean): Uint8Array | KeyObject | null {
	const kind = jwtAlgorithms[algorithm];
	if (kind === 'secret') {
		const isEmptyOrPem = entered.trim() === '' || pemBlock.test(entered);
		if (isEmptyOrPem) return null;
		if (!isBase64) return new TextEncoder().encode(entered);
		const bytes = fromBase64(entered);
		return bytes === null || pemBlock.test(bytes.toString('latin1')) ? null : new Uint8Array(bytes);
	}
	const key = publicKey(entered);
	const isRightCurve = kind === 'rsa' || key?.asymmetricKeyDetails?.namedCurve === 'prime256v1';
	return key?.asymmetricKeyType === kind && isRightCurve ? key : null;
}

function publicKey(entered: string): KeyObject | null {
	const pem = readPem(entered);
	if (pem !== null) return readKey(pem);
	const bytes = fromBase64(entered);
	if (bytes === null) return null;
	const encodedPem = readPem(bytes.toString('latin1'));
	return encodedPem === null ? readKey({ key: bytes, format: 'der', type: 'spki' }) : readKey(encodedPem);
}

function readPem(text: string): string | null {
	const [, label, body] = pemBlock.exec(text.replaceAll('\\n', '\n')) ?? [];
	if (label === undefined || body === undefined || label.includes('PRIVATE')) return null;
	const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function readKey(input: Parameters<typeof createPublicKey>[0]): KeyObject | null {
	try {
		return createPublicKey(input);
	} catch {
		return null;
	}
}

function fromBase64(text: string): Buffer | null {
	const packed = text.replace(/\s+/g, '');
	return base64.test(packed) ? Buffer.from(packed, 'base64') : null;
}
