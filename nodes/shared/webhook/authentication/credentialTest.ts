import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { algorithmOf, jwtKey } from './jwt';

const needed: Record<string, Record<string, string>> = {
	basic: { username: 'Username', password: 'Password' },
	headerValue: { headerName: 'Header Name', headerSecret: 'Header Value' },
	jwt: { headerName: 'Header Name', jwtSecret: 'Key' },
};

/**
 * The test of the `deliveryWebhookApi` credential. There is nobody to call: it checks that what calls must prove is
 * filled in and can be used, since otherwise every call would be refused.
 */
export async function deliveryWebhookApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const fields = needed[String(data.type ?? 'headerValue')] ?? {};
	const missing = Object.entries(fields)
		.filter(([field]) => String(data[field] ?? '').trim() === '')
		.map(([, displayName]) => displayName);
	if (missing.length > 0) {
		return { status: 'Error', message: `${missing.join(' and ')} must be filled in` };
	}
	if (data.type === 'jwt' && !hasKey(data)) {
		return {
			status: 'Error',
			message: `Key is no key for ${String(data.jwtAlgorithm)}. The HS algorithms take the shared secret (check Key Encoding); RS256 takes an RSA and ES256 a P-256 public key, each as PEM`,
		};
	}
	return { status: 'OK', message: 'Complete. Calls must prove this before they start a workflow.' };
}

function hasKey(data: ICredentialDataDecryptedObject): boolean {
	const algorithm = algorithmOf(data.jwtAlgorithm);
	return algorithm !== null && jwtKey(algorithm, String(data.jwtSecret), data.jwtKeyEncoding === 'base64') !== null;
}
