import { createHmac, generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';

import { importPKCS8, SignJWT } from 'jose';
import jwt from 'jsonwebtoken';

import body from '../../sandbox/samples/blink/order-status.json';
import { aTrigger, type TriggerUnderTest } from './harness/triggers';

const authenticated = (credential: object, more: object = {}) =>
	aTrigger(
		'blinkTrigger',
		{ authentication: 'deliveryWebhookApi', events: ['order.status'], options: { ignoreDuplicates: false } },
		{ credentials: { deliveryWebhookApi: { headerName: 'Authorization', ...credential } }, ...more },
	);

/** What a call with these headers is told, and whether it started anything. */
async function outcome(trigger: TriggerUnderTest, headers: Record<string, string>) {
	const before = trigger.started.length;
	const { status } = await trigger.post(body, { headers });
	return { status, started: trigger.started.length - before };
}

const allowed = { status: 200, started: 1 };
const refused = { status: 401, started: 0 };

describe('header value', () => {
	it('is compared exactly, in the header that was agreed', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerName: 'X-Key', headerSecret: 'open sesame' });
		expect(await outcome(trigger, { 'x-key': 'open sesame' })).toEqual(allowed);
		expect(await outcome(trigger, { 'x-key': 'Open sesame' })).toEqual(refused);
		expect(await outcome(trigger, { 'x-key': 'open sesame!' })).toEqual(refused);
		expect(await outcome(trigger, { authorization: 'open sesame' })).toEqual(refused);
		expect(await outcome(trigger, {})).toEqual(refused);
	});

	it('matches nothing while it is empty', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerSecret: '' });
		expect(await outcome(trigger, {})).toEqual(refused);
		expect(await outcome(trigger, { authorization: '' })).toEqual(refused);
	});

	it('must come once', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerSecret: 'right' });
		const status = await rawCall(trigger.url, ['Authorization: right', 'Authorization: wrong']);
		expect(status).toBe(401);
		expect(trigger.started).toEqual([]);
		expect(await rawCall(trigger.url, ['Authorization: right'])).toBe(200);
	});
});

it('takes basic auth', async () => {
	const trigger = await authenticated({ type: 'basic', username: 'blink', password: 'pa:ss' });
	const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
	expect(await outcome(trigger, basic('blink:pa:ss'))).toEqual(allowed);
	expect(await outcome(trigger, basic('blink:pa'))).toEqual(refused);
	expect(await outcome(trigger, basic(':pa:ss'))).toEqual(refused);
	expect(await outcome(trigger, { authorization: 'Basic' })).toEqual(refused);
	expect(await outcome(trigger, { authorization: 'Bearer blink:pa:ss' })).toEqual(refused);
});

it('refuses all calls and does not fail when the credential is gone', async () => {
	const trigger = await aTrigger('blinkTrigger', { authentication: 'deliveryWebhookApi', events: ['order.status'] });
	expect(await outcome(trigger, { authorization: 'anything' })).toEqual(refused);
});

interface PemKeys {
	publicKey: string;
	privateKey: string;
}
const keyFormat = {
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const;
const rsaKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048, ...keyFormat }) as unknown as PemKeys;
const rsa = rsaKeys();
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1', ...keyFormat }) as unknown as PemKeys;
const secret = 'a shared secret of more than thirty-two bytes';
const claims = { iss: 'bringg', aud: 'n8n', sub: 'merchant-1' };
const demanded = { type: 'jwt', jwtIssuer: 'bringg', jwtAudience: 'n8n', jwtSubject: 'merchant-1', jwtLeeway: 30 };
const hs256 = { ...demanded, jwtAlgorithm: 'HS256', jwtSecret: secret };
const rs256 = { ...demanded, jwtAlgorithm: 'RS256', jwtSecret: rsa.publicKey };
const seconds = () => Math.floor(Date.now() / 1000);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const sign = (more: object = {}, key: string = secret, options: jwt.SignOptions = {}) =>
	jwt.sign({ ...claims, exp: seconds() + 60, ...more }, key, { algorithm: 'HS256', ...options });

/** A token as an attacker writes one: any header, any signature. */
function forged(header: object, payload: object, signature: (input: string) => string): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const input = `${part(header)}.${part(payload)}`;
	return `${input}.${signature(input)}`;
}
const hmac = (key: string) => (input: string) => createHmac('sha256', key).update(input).digest('base64url');
const valid = () => ({ ...claims, exp: seconds() + 60 });

describe('JWT', () => {
	it.each([
		['HS256', secret, secret],
		['HS384', secret, secret],
		['HS512', secret, secret],
		['RS256', rsa.publicKey, rsa.privateKey],
		['ES256', ec.publicKey, ec.privateKey],
	] as const)('takes %s tokens that jsonwebtoken and jose made', async (jwtAlgorithm, jwtSecret, signingKey) => {
		const trigger = await authenticated({ ...demanded, jwtAlgorithm, jwtSecret });
		const made = sign({}, signingKey, { algorithm: jwtAlgorithm });
		expect(await outcome(trigger, bearer(made))).toEqual(allowed);
		expect(await outcome(trigger, { authorization: made })).toEqual(allowed);

		const key = jwtAlgorithm.startsWith('HS')
			? new TextEncoder().encode(secret)
			: await importPKCS8(signingKey, jwtAlgorithm);
		const joses = await new SignJWT(valid()).setProtectedHeader({ alg: jwtAlgorithm }).sign(key);
		expect(await outcome(trigger, bearer(joses))).toEqual(allowed);
	});

	it('takes the key as Base64, and a PEM that lost its line breaks', async () => {
		const asBase64 = Buffer.from(secret).toString('base64');
		const inBase64 = await authenticated({ ...hs256, jwtSecret: asBase64, jwtKeyEncoding: 'base64' });
		expect(await outcome(inBase64, bearer(sign()))).toEqual(allowed);
		const token = sign({}, rsa.privateKey, { algorithm: 'RS256' });
		for (const jwtSecret of [
			rsa.publicKey.replaceAll('\n', ' '),
			rsa.publicKey.replaceAll('\n', '\\n'),
			Buffer.from(rsa.publicKey).toString('base64'),
			rsa.publicKey.replace(/-----.*-----|\n/g, ''),
		]) {
			expect(await outcome(await authenticated({ ...rs256, jwtSecret }), bearer(token))).toEqual(allowed);
		}
	});

	it('takes the token from the header that was agreed', async () => {
		const trigger = await authenticated({ ...hs256, headerName: 'X-Bringg-Token' });
		expect(await outcome(trigger, { 'X-Bringg-Token': sign() })).toEqual(allowed);
		expect(await outcome(trigger, bearer(sign()))).toEqual(refused);
	});

	const forgeries: Array<[what: string, credential: object, token: () => string]> = [
		['no algorithm', hs256, () => forged({ alg: 'none', typ: 'JWT' }, valid(), () => '')],
		['no algorithm, in other letters', hs256, () => forged({ alg: 'nOnE' }, valid(), () => '')],
		['no algorithm against a public key', rs256, () => forged({ alg: 'none' }, valid(), () => '')],
		['the public key as HMAC secret', rs256, () => forged({ alg: 'HS256' }, valid(), hmac(rsa.publicKey))],
		[
			'a public key entered as HMAC secret',
			{ ...hs256, jwtSecret: rsa.publicKey },
			() => forged({ alg: 'HS256' }, valid(), hmac(rsa.publicKey)),
		],
		['another algorithm of the same family', hs256, () => sign({}, secret, { algorithm: 'HS512' })],
		['another secret', hs256, () => sign({}, 'another secret of more than thirty-two bytes')],
		[
			'its own key in the header',
			rs256,
			() => {
				return sign({}, rsaKeys().privateKey, {
					algorithm: 'RS256',
					header: { alg: 'RS256', jwk: { kty: 'RSA' }, jku: 'http://127.0.0.1/' } as never,
				});
			},
		],
		['a key id that is a path', hs256, () => forged({ alg: 'HS256', kid: '../../dev/null' }, valid(), hmac(''))],
		['a key id that is SQL', hs256, () => forged({ alg: 'HS256', kid: "x' UNION SELECT 'k" }, valid(), hmac('k'))],
		[
			'an extension nobody understands',
			hs256,
			() => forged({ alg: 'HS256', crit: ['exp2'], exp2: 1 }, valid(), hmac(secret)),
		],
		['an expiry long past', hs256, () => sign({ exp: seconds() - 3600 })],
		['no expiry', hs256, () => forged({ alg: 'HS256' }, claims, hmac(secret))],
		['an expiry that is text', hs256, () => forged({ alg: 'HS256' }, { ...claims, exp: '9999999999' }, hmac(secret))],
		['a beginning in the future', hs256, () => sign({ nbf: seconds() + 3600 })],
		['another issuer', hs256, () => sign({ iss: 'somebody' })],
		['another audience', hs256, () => sign({ aud: ['zapier'] })],
		['another subject', hs256, () => sign({ sub: 'merchant-2' })],
		['no issuer', hs256, () => sign({ iss: undefined })],
		['a signature cut short', hs256, () => sign().slice(0, -6)],
		['no signature', hs256, () => sign().replace(/[^.]+$/, '')],
		[
			'a changed payload',
			hs256,
			() =>
				sign().replace(
					/\.[^.]+\./,
					`.${Buffer.from(JSON.stringify({ ...valid(), sub: 'merchant-1', admin: 1 })).toString('base64url')}.`,
				),
		],
		['two parts', hs256, () => sign().split('.').slice(0, 2).join('.')],
		['words', hs256, () => 'not a token'],
		[
			'a key that is none',
			{ ...rs256, jwtSecret: 'not a key' },
			() => sign({}, rsa.privateKey, { algorithm: 'RS256' }),
		],
		[
			'a key of another kind',
			{ ...demanded, jwtAlgorithm: 'ES256', jwtSecret: rsa.publicKey },
			() => sign({}, rsa.privateKey, { algorithm: 'RS256' }),
		],
		[
			'an algorithm that is not offered',
			{ ...hs256, jwtAlgorithm: 'none' },
			() => forged({ alg: 'none' }, valid(), () => ''),
		],
		['an empty secret', { ...hs256, jwtSecret: '' }, () => forged({ alg: 'HS256' }, valid(), hmac(''))],
	];

	it.each(forgeries)('refuses %s', async (_what, credential, token) => {
		expect(await outcome(await authenticated(credential), bearer(token()))).toEqual(refused);
	});

	it('allows for clocks that differ, and for no expiry if the user says so', async () => {
		const trigger = await authenticated(hs256);
		expect(await outcome(trigger, bearer(sign({ exp: seconds() - 10 })))).toEqual(allowed);
		expect(await outcome(trigger, bearer(sign({ nbf: seconds() + 10 })))).toEqual(allowed);
		const forever = await authenticated({ ...hs256, jwtRequireExpiry: false });
		expect(await outcome(forever, bearer(forged({ alg: 'HS256' }, claims, hmac(secret))))).toEqual(allowed);
		expect(await outcome(forever, bearer(sign({ exp: seconds() - 3600 })))).toEqual(refused);
	});

	it('refuses a token that comes twice', async () => {
		const trigger = await authenticated(hs256);
		expect(await rawCall(trigger.url, [`Authorization: Bearer ${sign()}`, 'Authorization: Bearer x'])).toBe(401);
	});
});

describe('addresses', () => {
	const from = (allowedAddresses: string, more: object = {}) =>
		aTrigger(
			'blinkTrigger',
			{ events: ['order.status'], options: { allowedAddresses, ignoreDuplicates: false } },
			more,
		);

	it('lets those on the list in, others get 403 and start nothing', async () => {
		expect(await outcome(await from('10.0.0.0/8, 127.0.0.1'), {})).toEqual(allowed);
		expect(await outcome(await from('10.0.0.0/8, 192.168.1.7'), {})).toEqual({ status: 403, started: 0 });
	});

	it('believes X-Forwarded-For as far as n8n does', async () => {
		const headers = { 'X-Forwarded-For': '203.0.113.7, 198.51.100.9' };
		expect(await outcome(await from('198.51.100.9'), headers)).toEqual({ status: 403, started: 0 });
		expect(await outcome(await from('198.51.100.9', { proxyHops: 1 }), headers)).toEqual(allowed);
		expect(await outcome(await from('203.0.113.7', { proxyHops: 1 }), headers)).toEqual({ status: 403, started: 0 });
		expect(await outcome(await from('203.0.113.7', { proxyHops: 2 }), headers)).toEqual(allowed);
	});
});

/** A call with header lines that no HTTP client would send. */
async function rawCall(url: string, lines: string[]): Promise<number> {
	const { hostname, port } = new URL(url);
	const text = JSON.stringify(body);
	const head = [
		`POST /webhook HTTP/1.1`,
		`Host: ${hostname}`,
		'Content-Type: application/json',
		`Content-Length: ${Buffer.byteLength(text)}`,
		'Connection: close',
	];
	return await new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(Number(port), hostname, () =>
			socket.write(`${[...head, ...lines].join('\r\n')}\r\n\r\n${text}`),
		);
		socket.on('data', (chunk) => (answer += String(chunk)));
		socket.on('end', () => resolve(Number(answer.split(' ')[1])));
		socket.on('error', reject);
	});
}
