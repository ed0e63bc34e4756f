import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { jwtVerify } from '../../bundled/jose';

/** The algorithm of Bringg's sample, the only sender that signs tokens. Its key is a secret that both sides know. */
const algorithm = 'HS256';

/** Clocks differ by less; a longer leeway would accept expired tokens. */
export const maxLeewaySeconds = 300;

/** A public key is not a secret: anyone could sign with it. */
const pem = /-----BEGIN [A-Z0-9 ]+-----/;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Why a header's value is not the required token, or null if it is: signed with HS256 and the credential's key (whatever `alg`,
 * `kid`, `jwk` or `jku` the token's own header has), not expired, already valid, and with the issuer, audience and subject of
 * the credential, if it has them.
 * @param value the token, with or without the prefix `Bearer `.
 */
export async function jwtFault(value: string, credential: ICredentialDataDecryptedObject): Promise<string | null> {
	const key = jwtKey(credential);
	if (key === null) return 'the Key of the credential cannot be used: run the test of the credential';
	try {
		await jwtVerify(value.replace(/^bearer +/i, ''), key, {
			algorithms: [algorithm],
			issuer: optional(credential.jwtIssuer),
			audience: optional(credential.jwtAudience),
			subject: optional(credential.jwtSubject),
			requiredClaims: credential.jwtRequireExpiry === false ? [] : ['exp'],
			clockTolerance: leewaySeconds(credential.jwtLeeway),
		});
		return null;
	} catch (error) {
		return faults[(error as { code?: string }).code ?? ''] ?? 'the token is not signed with HS256';
	}
}

/** By the codes of the library `jose`. */
const faults: Record<string, string> = {
	ERR_JWT_EXPIRED: 'the token has expired',
	ERR_JWT_CLAIM_VALIDATION_FAILED:
		'a claim of the token (expiry, issuer, audience, subject) is not what the credential requires',
	ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the token is signed with another key',
};

/** The bytes of a credential's key, or null if the key is not usable: empty, not Base64, or a public key. */
export function jwtKey({ jwtSecret, jwtKeyEncoding }: ICredentialDataDecryptedObject): Uint8Array | null {
	// Line breaks, and spaces around it, were pasted with it.
	const entered = text(jwtSecret)
		.trim()
		.replace(/[\r\n]+/g, '');
	const packed = entered.replace(/\s+/g, '');
	if (jwtKeyEncoding === 'base64' && !base64.test(packed)) return null;
	const bytes = jwtKeyEncoding === 'base64' ? Buffer.from(packed, 'base64') : Buffer.from(entered, 'utf8');
	const isUsable = bytes.length > 0 && !pem.test(entered) && !pem.test(bytes.toString('latin1'));
	return isUsable ? new Uint8Array(bytes) : null;
}

function optional(value: unknown): string | undefined {
	return text(value).trim() || undefined;
}

function leewaySeconds(value: unknown): number {
	const seconds = Number(value ?? 0);
	return seconds > 0 ? Math.min(seconds, maxLeewaySeconds) : 0;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
