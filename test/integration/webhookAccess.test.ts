import { createHmac, generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';

import { SignJWT } from 'jose';
import jwt from 'jsonwebtoken';

import body from '../../sandbox/samples/blink/order-status.json';
import asBearer from '../fixtures/cases/incoming/bringg-fleet-key-as-bearer.json';
import unreadableList from '../fixtures/cases/incoming/ip-list-that-cannot-be-read-refuses-all-without-a-word.json';
import { warningsInLog } from './harness/log';
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
const forbidden = { status: 403, started: 0 };

const warnings = warningsInLog();

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

describe('a header value', () => {
	const key = 'a key of the fleet';

	it('may have Bearer before it', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerSecret: key });
		expect(await outcome(trigger, { authorization: `Bearer ${key}` })).toEqual(allowed);
		expect(await outcome(trigger, { authorization: `bearer  ${key}` })).toEqual(allowed);
		expect(await outcome(trigger, { authorization: `Bearer${key}` })).toEqual(refused);
		expect(await outcome(trigger, { authorization: `Bearer Bearer ${key}` })).toEqual(refused);
		expect(await outcome(trigger, { authorization: `Basic ${key}` })).toEqual(refused);
		expect(await outcome(trigger, { authorization: 'Bearer ' })).toEqual(refused);
	});

	it('may be sent as Bearer by a fleet of Bringg', async () => {
		const trigger = await authenticated(asBearer.credential);
		const [name, value] = asBearer.header.split(': ');
		expect(await outcome(trigger, { [name!]: value! })).toEqual(allowed);
	});

	it('that was agreed with Bearer before it is not the value without', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerSecret: `Bearer ${key}` });
		expect(await outcome(trigger, { authorization: `Bearer ${key}` })).toEqual(allowed);
		expect(await outcome(trigger, { authorization: key })).toEqual(refused);
	});

	it('may be pasted with a line break behind it', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerSecret: `${key}\r\n` });
		expect(await outcome(trigger, { authorization: key })).toEqual(allowed);
	});
});

describe('several named header values', () => {
	const values = [
		{ account: 'Burger Bar', key: 'the key of the burger bar' },
		{ account: ' Pizza Place ', key: 'the key of the pizza place\n' },
		{ account: '', key: 'a key without a name' },
		{ account: 'No Key', key: '' },
	];
	const several = (simplify = true) =>
		aTrigger(
			'blinkTrigger',
			{ authentication: 'deliveryWebhookApi', simplify, options: { ignoreDuplicates: false } },
			{
				credentials: {
					deliveryWebhookApi: { type: 'headerValues', headerName: 'Authorization', headerValues: { values } },
				},
			},
		);
	const call = async (trigger: TriggerUnderTest, authorization: string, sent: unknown = body) =>
		(await trigger.post(sent, { headers: { authorization } })).status;

	it('tell in the item whose value came', async () => {
		const trigger = await several();
		expect(await call(trigger, 'the key of the burger bar')).toBe(200);
		expect(await call(trigger, 'Bearer the key of the pizza place')).toBe(200);
		expect(await call(trigger, 'a key without a name')).toBe(200);
		expect(trigger.events().map(({ account }) => account)).toEqual(['Burger Bar', 'Pizza Place', undefined]);
		expect(trigger.events()[2]).not.toHaveProperty('account');
	});

	it('tell it in raw items beside the payload, and in what was not understood', async () => {
		const trigger = await several(false);
		await call(trigger, 'the key of the burger bar', { ...body, account: 'sent' });
		await call(trigger, 'the key of the burger bar', { hello: 'world' });
		expect(trigger.events()).toMatchObject([{ account: 'sent', _account: 'Burger Bar' }]);
		expect(trigger.unrecognized()).toMatchObject([{ account: 'Burger Bar', body: { hello: 'world' } }]);
	});

	it('refuse all other values', async () => {
		const trigger = await several();
		for (const value of [
			'No Key',
			'Burger Bar',
			'the key of the burger ba',
			'Bearer',
			'undefined',
			'[object Object]',
		]) {
			expect([value, await call(trigger, value)]).toEqual([value, 401]);
		}
		expect((await trigger.post(body)).status).toBe(401);
		expect(trigger.started).toEqual([]);
	});

	it('that are equal name no account', async () => {
		const twice = {
			values: [
				{ account: 'One', key: 'the same key' },
				{ account: 'Two', key: 'the same key' },
			],
		};
		const trigger = await authenticated({ type: 'headerValues', headerValues: twice });
		expect(await call(trigger, 'the same key')).toBe(200);
		expect(trigger.events()[0]).not.toHaveProperty('account');
	});

	it.each([[undefined], [null], [''], [{}], [{ values: 'x' }], [{ values: [null, 1, 'x'] }]])(
		'let nobody in when they are %j',
		async (headerValues) => {
			const trigger = await authenticated({ type: 'headerValues', headerValues });
			expect(await outcome(trigger, { authorization: 'x' })).toEqual(refused);
		},
	);

	it('are not there in a trigger that has one value or none', async () => {
		const trigger = await authenticated({ type: 'headerValue', headerSecret: 'the only key' });
		await call(trigger, 'the only key');
		expect(trigger.events()[0]).not.toHaveProperty('account');
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
const secret = 'a shared secret of more than thirty-two bytes';
const claims = { iss: 'bringg', aud: 'n8n', sub: 'merchant-1' };
const demanded = { type: 'jwt', jwtIssuer: 'bringg', jwtAudience: 'n8n', jwtSubject: 'merchant-1', jwtLeeway: 30 };
const hs256 = { ...demanded, jwtSecret: secret };
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
const wrapped = (text: string) => Buffer.from(text).toString('base64url').replace(/.{20}/g, '$&\n');

describe('JWT', () => {
	it('takes HS256 tokens that jsonwebtoken and jose made', async () => {
		const trigger = await authenticated(hs256);
		expect(await outcome(trigger, bearer(sign()))).toEqual(allowed);
		expect(await outcome(trigger, { authorization: sign() })).toEqual(allowed);
		const joses = await new SignJWT(valid())
			.setProtectedHeader({ alg: 'HS256' })
			.sign(new TextEncoder().encode(secret));
		expect(await outcome(trigger, bearer(joses))).toEqual(allowed);
	});

	it.each<[what: string, credential: object]>([
		['as Base64', { jwtSecret: Buffer.from(secret).toString('base64'), jwtKeyEncoding: 'base64' }],
		['as URL-safe Base64 in lines', { jwtSecret: wrapped(secret), jwtKeyEncoding: 'base64' }],
		['with a line break pasted behind it', { jwtSecret: `${secret}\n` }],
		['with a line break in the middle of it', { jwtSecret: `${secret.slice(0, 9)}\r\n${secret.slice(9)}` }],
		['with spaces and line breaks around it', { jwtSecret: ` \r\n${secret}\t\r\n` }],
	])('takes the key %s', async (_what, credential) => {
		expect(await outcome(await authenticated({ ...hs256, ...credential }), bearer(sign()))).toEqual(allowed);
	});

	it('takes the token from the header that was agreed', async () => {
		const trigger = await authenticated({ ...hs256, headerName: 'X-Bringg-Token' });
		expect(await outcome(trigger, { 'X-Bringg-Token': sign() })).toEqual(allowed);
		expect(await outcome(trigger, bearer(sign()))).toEqual(refused);
	});

	const forgeries: Array<[what: string, credential: object, token: () => string]> = [
		['no algorithm', hs256, () => forged({ alg: 'none', typ: 'JWT' }, valid(), () => '')],
		['no algorithm, in other letters', hs256, () => forged({ alg: 'nOnE' }, valid(), () => '')],
		[
			'a public key entered as HMAC secret',
			{ ...hs256, jwtSecret: rsa.publicKey },
			() => forged({ alg: 'HS256' }, valid(), hmac(rsa.publicKey)),
		],
		[
			'a public key entered as HMAC secret in Base64',
			{ ...hs256, jwtSecret: Buffer.from(rsa.publicKey).toString('base64'), jwtKeyEncoding: 'base64' },
			() => forged({ alg: 'HS256' }, valid(), hmac(rsa.publicKey)),
		],
		['HS384 with the right secret', hs256, () => sign({}, secret, { algorithm: 'HS384' })],
		['HS512 with the right secret', hs256, () => sign({}, secret, { algorithm: 'HS512' })],
		[
			'HS512, even if a credential names it',
			{ ...hs256, jwtAlgorithm: 'HS512' },
			() => sign({}, secret, { algorithm: 'HS512' }),
		],
		['a signature of another kind', hs256, () => sign({}, rsa.privateKey, { algorithm: 'RS256' })],
		['another secret', hs256, () => sign({}, 'another secret of more than thirty-two bytes')],
		[
			'its own key in the header',
			hs256,
			() => {
				const jwk = { kty: 'oct', k: Buffer.from('x'.repeat(32)).toString('base64url') };
				return forged({ alg: 'HS256', jwk, jku: 'http://127.0.0.1/' }, valid(), hmac('x'.repeat(32)));
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
		['a Base64 key that is none', { ...hs256, jwtSecret: 'not a key', jwtKeyEncoding: 'base64' }, () => sign()],
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

	it.each([1e9, Infinity, '1e9'])('a leeway of %s seconds is one of five minutes', async (jwtLeeway) => {
		const trigger = await authenticated({ ...hs256, jwtLeeway });
		expect(await outcome(trigger, bearer(sign({ exp: seconds() - 240 })))).toEqual(allowed);
		expect(await outcome(trigger, bearer(sign({ exp: seconds() - 360 })))).toEqual(refused);
	});

	it('refuses a token that comes twice', async () => {
		const trigger = await authenticated(hs256);
		expect(await rawCall(trigger.url, [`Authorization: Bearer ${sign()}`, 'Authorization: Bearer x'])).toBe(401);
	});
});

describe('addresses', () => {
	const from = (allowedAddresses: unknown, more: object = {}) =>
		aTrigger(
			'blinkTrigger',
			{ events: ['order.status'], options: { allowedAddresses: allowedAddresses as string, ignoreDuplicates: false } },
			more,
		);

	it('lets those on the list in, others get 403 and start nothing', async () => {
		expect(await outcome(await from('10.0.0.0/8, 127.0.0.1'), {})).toEqual(allowed);
		expect(await outcome(await from('127.0.0.1-127.0.0.9'), {})).toEqual(allowed);
		expect(await outcome(await from('127.0.0.*'), {})).toEqual(allowed);
		expect(await outcome(await from('10.0.0.0/8, 192.168.1.7'), {})).toEqual(forbidden);
	});

	it('lets everybody in while the field is empty', async () => {
		expect(await outcome(await from(''), {})).toEqual(allowed);
		expect(await outcome(await aTrigger('blinkTrigger', { events: ['order.status'] }), {})).toEqual(allowed);
	});

	it.each([
		['words', 'everybody'],
		['a comma', ','],
		['spaces', '  '],
		['an expression that gives nothing', '={{ $json.nothing }}'],
		['an expression that gives two nothings', '={{ $json.a }},{{ $json.b }}'],
		['an expression that gives an empty text', "={{ '' }}"],
		['an expression that cannot be evaluated', '={{ $vars.NOPE.x }}'],
		['an expression that throws', "={{ $('No such node').first().json.list }}"],
		['a number', 7],
		['an object', { address: '127.0.0.1' }],
	])('lets nobody in when the list is %s', async (_what, list) => {
		expect(await outcome(await from(list), {})).toEqual(forbidden);
		expect(warnings).toEqual([
			'The node "Node" of the workflow workflow refused 1 call: 403, Allowed IP Addresses has no readable address, so every call is refused.',
		]);
	});

	it('takes a list that an expression gives', async () => {
		expect(await outcome(await from("={{ '127.0.0.1' }}"), {})).toEqual(allowed);
		expect(await outcome(await from("={{ ['10.0.0.1', '127.0.0.1'] }}"), {})).toEqual(allowed);
		expect(await outcome(await from("={{ '10.0.0.1' }}"), {})).toEqual(forbidden);
	});

	it('reads a range of two addresses', async () => {
		const headers = { 'X-Forwarded-For': '203.0.113.9' };
		const trigger = await from(unreadableList.parameters.options.allowedAddresses, { proxyHops: 1 });
		expect(await outcome(trigger, headers)).toEqual(allowed);
		expect(await outcome(trigger, { 'X-Forwarded-For': '203.0.113.21' })).toEqual(forbidden);
	});

	it('that cannot be read are named in the log beside those that can', async () => {
		const trigger = await from('127.0.0.1, blink.example');
		expect(await outcome(trigger, {})).toEqual(allowed);
		expect(await outcome(trigger, {})).toEqual(allowed);
		expect(warnings).toEqual([
			'The node "Node" of the workflow workflow cannot read these entries of Allowed IP Addresses, so they let no caller in: "blink.example". An entry is an address, 10.0.0.0/8, 10.0.0.* or 10.0.0.1-10.0.0.9.',
		]);
	});

	it('believes X-Forwarded-For as far as n8n does', async () => {
		const headers = { 'X-Forwarded-For': '203.0.113.7, 198.51.100.9' };
		expect(await outcome(await from('198.51.100.9'), headers)).toEqual(forbidden);
		expect(await outcome(await from('198.51.100.9', { proxyHops: 1 }), headers)).toEqual(allowed);
		expect(await outcome(await from('203.0.113.7', { proxyHops: 1 }), headers)).toEqual(forbidden);
		expect(await outcome(await from('203.0.113.7', { proxyHops: 2 }), headers)).toEqual(allowed);
	});
});

describe('refused calls in the log', () => {
	const aMinute = 60_000;

	it('are one line a minute, with the node, the reasons and how many there were', async () => {
		const start = Date.parse('2026-01-01T18:00:00.000Z');
		const now = jest.spyOn(Date, 'now').mockReturnValue(start);
		const trigger = await authenticated({ type: 'headerValue', headerSecret: 'the right value' });
		const wrong = { authorization: 'SENT-VALUE' };
		await outcome(trigger, wrong);
		expect(warnings).toEqual([
			'The node "Node" of the workflow workflow refused 1 call: 401, the value of the header Authorization is not one of the credential.',
		]);
		for (let call = 0; call < 20; call++) await outcome(trigger, wrong);
		await outcome(trigger, {});
		now.mockReturnValue(start + aMinute - 1);
		await outcome(trigger, {});
		expect(warnings).toHaveLength(1);

		now.mockReturnValue(start + aMinute);
		await outcome(trigger, wrong);
		expect(warnings.slice(1)).toEqual([
			'The node "Node" of the workflow workflow refused 23 calls since 2026-01-01T18:00:00.000Z: 21 x 401, the value of the header Authorization is not one of the credential; 2 x 401, the header Authorization is missing, empty, or there twice.',
		]);
		now.mockReturnValue(start + 2 * aMinute);
		await outcome(trigger, { authorization: 'the right value' });
		expect(warnings).toHaveLength(2);
	});

	it('of one trigger do not silence another', async () => {
		for (const trigger of [await authenticated({ type: 'basic' }), await authenticated({ type: 'basic' })]) {
			await outcome(trigger, {});
		}
		expect(warnings).toHaveLength(2);
	});

	it.each<[what: string, credential: object | undefined, headers: Record<string, string>, reason: RegExp]>([
		['no credential', undefined, {}, /401, the Delivery Webhook API credential could not be read. Choose one/],
		[
			'a wrong password',
			{ type: 'basic', username: 'blink', password: 'right' },
			{ authorization: 'Basic YTpTRU5U' },
			/401, the username or the password is not/,
		],
		[
			'no password',
			{ type: 'basic', username: 'blink', password: 'right' },
			{},
			/401, the header Authorization has no username/,
		],
		['an expired token', hs256, bearer(sign({ exp: 1 })), /401, the token has expired/],
		[
			'another key',
			hs256,
			bearer(sign({}, 'another secret of more than thirty-two bytes')),
			/401, the token is signed with another key/,
		],
		[
			'another issuer',
			hs256,
			bearer(sign({ iss: 'SENT' })),
			/401, a claim of the token \(expiry, issuer, audience, subject\)/,
		],
		['no token', hs256, bearer('SENT'), /401, the token is not signed with HS256/],
		[
			'a key that is none',
			{ ...hs256, jwtSecret: ' ' },
			bearer(sign()),
			/401, the Key of the credential cannot be used/,
		],
	])('say why: %s', async (_what, credential, headers, reason) => {
		const trigger = await (credential === undefined
			? aTrigger('blinkTrigger', { authentication: 'deliveryWebhookApi' })
			: authenticated(credential));
		expect(await outcome(trigger, headers)).toEqual(refused);
		expect(warnings).toEqual([expect.stringMatching(reason)]);
		expect(warnings[0]).not.toMatch(/SENT|eyJ/);
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
