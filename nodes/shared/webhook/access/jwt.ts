import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { jwtVerify } from '../../bundled/jose';
import { jwtAlgorithms, jwtKey, type JwtAlgorithm } from './jwtKey';

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
