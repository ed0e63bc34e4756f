import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { jwtVerify } from '../../bundled/jose';

/** The algorithm of Bringg's sample, the only sender that signs tokens. It takes a secret that both sides know. */
const algorithm = 'HS256';

/** Clocks do not differ by more; a longer leeway would make expired tokens valid. */
export const maxLeewaySeconds = 300;

/** A public key is not a secret: everybody could sign with it. */
const pem = /-----BEGIN [A-Z0-9 ]+-----/;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * What is wrong with a header's value as the token that the credential demands, or null if nothing is: it is signed with HS256 and
 * the credential's key (whatever the token's own header says of `alg`, `kid`, `jwk` or `jku`), has not expired, is already valid, and
 * has the issuer, audience and subject where those are given.
 * @param value the token, with or without `Bearer ` before it.
 */
export async function jwtFault(value: string, credential: ICredentialDataDecryptedObject): Promise<string | null> {
	const key = jwtKey(credential);
	if (key === null) return 'the Key of the credential cannot be used: run the test of the credential';
	try {
		await jwtVerify(value.replace(/^bearer +/i, ''), key, {
			algorithms: [algorithm],
			issuer: demanded(credential.jwtIssuer),
			audience: demanded(credential.jwtAudience),
			subject: demanded(credential.jwtSubject),
			requiredClaims: credential.jwtRequireExpiry === false ? [] : ['exp'],
			clockTolerance: leewaySeconds(credential.jwtLeeway),
		});
		return null;
	} catch (error) {
		return faults[(error as { code?: string }).code ?? ''] ?? 'the token is not one that is signed with HS256';
	}
}

/** By the codes of the library `jose`. */
const faults: Record<string, string> = {
	ERR_JWT_EXPIRED: 'the token has expired',
	ERR_JWT_CLAIM_VALIDATION_FAILED:
		'a claim of the token (expiry, issuer, audience, subject) is not as the credential says',
	ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the token is signed with another key',
};

/** The bytes of the key of a credential, or null if what was entered is none: empty, not Base64, or a public key. */
export function jwtKey({ jwtSecret, jwtKeyEncoding }: ICredentialDataDecryptedObject): Uint8Array | null {
	// A line break, or a space around it, was pasted along.
	const entered = text(jwtSecret)
		.trim()
		.replace(/[\r\n]+/g, '');
	const packed = entered.replace(/\s+/g, '');
	if (jwtKeyEncoding === 'base64' && !base64.test(packed)) return null;
	const bytes = jwtKeyEncoding === 'base64' ? Buffer.from(packed, 'base64') : Buffer.from(entered, 'utf8');
	const isUsable = bytes.length > 0 && !pem.test(entered) && !pem.test(bytes.toString('latin1'));
	return isUsable ? new Uint8Array(bytes) : null;
}

function demanded(value: unknown): string | undefined {
	return text(value).trim() || undefined;
}

function leewaySeconds(value: unknown): number {
	const seconds = Number(value ?? 0);
	return seconds > 0 ? Math.min(seconds, maxLeewaySeconds) : 0;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
