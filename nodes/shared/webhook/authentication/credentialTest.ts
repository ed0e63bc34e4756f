import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { jwtKey } from './jwt';
import { headerKeys } from './verify';

/** Shorter ones can be guessed: n8n does not limit the attempts. */
const minCharacters = 16;
/** RFC 7518, section 3.2: a key for HS256 is at least as long as its hash. */
const minKeyBytes = 32;

const needed: Record<string, Record<string, string>> = {
	basic: { username: 'Username', password: 'Password' },
	headerValue: { headerName: 'Header Name', headerSecret: 'Header Value' },
	headerValues: { headerName: 'Header Name' },
	jwt: { headerName: 'Header Name', jwtSecret: 'Key' },
};

/**
 * The test of the `deliveryWebhookApi` credential. There is no server to call: it checks that the values are filled in and
 * usable, since otherwise every call would be refused, and that they cannot be guessed.
 */
export async function deliveryWebhookApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const message = missing(data) ?? unusable(data) ?? weak(data);
	return message === undefined
		? { status: 'OK', message: 'Complete. Calls must bring this before they start a workflow.' }
		: { status: 'Error', message };
}

function missing(data: ICredentialDataDecryptedObject): string | undefined {
	const fields = needed[String(data.type ?? 'headerValue')] ?? {};
	const empty = Object.entries(fields)
		.filter(([field]) => String(data[field] ?? '').trim() === '')
		.map(([, displayName]) => displayName);
	return empty.length > 0 ? `${empty.join(' and ')} must be filled in` : undefined;
}

function unusable(data: ICredentialDataDecryptedObject): string | undefined {
	if (data.type === 'jwt' && jwtKey(data) === null) {
		return 'Key cannot be used for HS256. It takes the secret that is shared with the sender, not a public key; check Key Encoding';
	}
	if (data.type !== 'headerValues') return undefined;
	const keys = headerKeys(data);
	if (keys.length === 0) return 'Header Values must have at least one value';
	if (keys.some(({ account, key }) => account === null || key === '')) {
		return 'Each of the Header Values needs an Account and a Value';
	}
	const isTwice = new Set(keys.map(({ key }) => key)).size < keys.length;
	return isTwice ? 'Two of the Header Values are equal, so they cannot identify two accounts' : undefined;
}

function weak(data: ICredentialDataDecryptedObject): string | undefined {
	if (data.type === 'jwt') {
		const { length = 0 } = jwtKey(data) ?? {};
		return length < minKeyBytes
			? `Key is weak: it has ${length} bytes. It works, but could be guessed. Agree on one of ${minKeyBytes} bytes or more.`
			: undefined;
	}
	if (data.type === 'basic') return isShort(data.password) ? weakSecret('Password') : undefined;
	const [short] = headerKeys(data).filter(({ key }) => isShort(key.replace(/^bearer +/i, '')));
	return short && weakSecret(short.account === null ? 'Header Value' : `The Header Value of ${short.account}`);
}

function isShort(secret: unknown): boolean {
	return String(secret ?? '').length < minCharacters;
}

function weakSecret(field: string): string {
	return `${field} is weak: it has fewer than ${minCharacters} characters. It works, but could be guessed. Agree on a longer one with the sender.`;
}
