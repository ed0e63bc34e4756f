import { createPublicKey, type KeyObject } from 'crypto';

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
