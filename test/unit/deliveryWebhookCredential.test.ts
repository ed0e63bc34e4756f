import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../../nodes/shared/webhook/authentication/credentialTest';

const tested = async (data: object) =>
	await deliveryWebhookApiTest.call({} as never, {
		id: '1',
		name: 'Calls',
		type: 'deliveryWebhookApi',
		data: { headerName: 'Authorization', ...data } as ICredentialDataDecryptedObject,
	});

const key = 'sixteen letters!';
const longKey = 'a key of at least thirty-two byte';
const named = (...values: object[]) => ({ type: 'headerValues', headerValues: { values } });

describe('the test of what calls must bring', () => {
	it.each<[what: string, data: object]>([
		['a header value', { type: 'headerValue', headerSecret: key }],
		['a password', { type: 'basic', username: 'blink', password: key }],
		['a key', { type: 'jwt', jwtSecret: longKey }],
		['a key with a line break behind it', { type: 'jwt', jwtSecret: `${longKey}\n` }],
		['a key in Base64', { type: 'jwt', jwtSecret: Buffer.from(longKey).toString('base64'), jwtKeyEncoding: 'base64' }],
		['named header values', named({ account: 'One', key }, { account: 'Two', key: `${key}2` })],
	])('is content with %s', async (_what, data) => {
		expect(await tested(data)).toEqual({
			status: 'OK',
			message: 'Complete. Calls must bring this before they start a workflow.',
		});
	});

	it.each<[what: string, data: object, message: string]>([
		['a blank header value', { type: 'headerValue', headerSecret: ' \n' }, 'Header Value must be filled in'],
		['blank words', { type: 'basic', username: '', password: ' ' }, 'Username and Password must be filled in'],
		['no values', named(), 'Header Values must have at least one value'],
		[
			'a value without an account',
			named({ account: ' ', key }),
			'Each of the Header Values needs an Account and a Value',
		],
		[
			'an account without a value',
			named({ account: 'One', key: '' }),
			'Each of the Header Values needs an Account and a Value',
		],
		[
			'two equal values',
			named({ account: 'One', key }, { account: 'Two', key: `${key} ` }),
			'Two of the Header Values are equal, so they cannot identify two accounts',
		],
		[
			'a public key',
			{ type: 'jwt', jwtSecret: '-----BEGIN PUBLIC KEY----- MIIB -----END PUBLIC KEY-----' },
			'Key cannot be used for HS256. It takes the secret that is shared with the sender, not a public key; check Key Encoding',
		],
		[
			'a key that is no Base64',
			{ type: 'jwt', jwtSecret: 'not, Base64', jwtKeyEncoding: 'base64' },
			'Key cannot be used for HS256. It takes the secret that is shared with the sender, not a public key; check Key Encoding',
		],
	])('names %s', async (_what, data, message) => {
		expect(await tested(data)).toEqual({ status: 'Error', message });
	});

	it.each<[what: string, data: object, field: string]>([
		['a header value of a letter', { type: 'headerValue', headerSecret: 'a' }, 'Header Value is weak'],
		['a header value of 15 letters', { type: 'headerValue', headerSecret: key.slice(1) }, 'Header Value is weak'],
		[
			'a value that is mostly Bearer',
			{ type: 'headerValue', headerSecret: 'Bearer 123456789' },
			'Header Value is weak',
		],
		['a password of a digit', { type: 'basic', username: 'blink', password: '1' }, 'Password is weak'],
		['a named value', named({ account: 'One', key }, { account: 'Two', key: 'x' }), 'The Header Value of Two is weak'],
		['a key of 31 bytes', { type: 'jwt', jwtSecret: 'x'.repeat(31) }, 'Key is weak: it has 31 bytes'],
		[
			'a short key in long Base64',
			{ type: 'jwt', jwtSecret: Buffer.alloc(24).toString('base64'), jwtKeyEncoding: 'base64' },
			'Key is weak: it has 24 bytes',
		],
	])('calls %s weak, and does not repeat it', async (_what, data, field) => {
		const { status, message } = await tested(data);
		expect(status).toBe('Error');
		expect(message).toMatch(new RegExp(`^${field}`));
		expect(message).not.toContain(key.slice(1));
	});
});
