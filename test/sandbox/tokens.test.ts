import { startSandbox, type Switches } from '../../sandbox';
import { aFreshSandbox } from '../support/sandbox';
import { atPortal, clientFor, signedIn } from './client';

const sandbox = aFreshSandbox();

test('a login is counted and its token opens Blink but not Logistics', async () => {
	const blink = await signedIn(sandbox);
	expect(sandbox.state.logins).toBe(1);
	expect((await blink.get('/interface/v1/branches')).status).toBe(200);
	expect((await blink.get('/interface/v1/task/status?mappingKey=1')).status).toBe(401);
	expect((await atPortal(sandbox).get('/interface/v1/task/status?mappingKey=1')).status).toBe(200);
});

test('a wrong password gets no token', async () => {
	const { status, data } = await clientFor(sandbox).post('/interface/v1/login', {
		username: 'demo',
		password: 'guess',
	});
	expect([status, data.success, sandbox.state.logins]).toEqual([401, false, 0]);
});

test('without a token the answer is 401, before the body is looked at', async () => {
	const { status, data } = await clientFor(sandbox).post('/interface/v1/submitOrder', {});
	expect([status, data]).toEqual([401, { success: false, msg: 'Unauthenticated.' }]);
});

test('tokens expire, and can be made to expire', async () => {
	const blink = await signedIn(sandbox);
	expect(sandbox.expireTokens()).toBe(1);
	expect((await blink.get('/interface/v1/branches')).status).toBe(401);

	const again = await signedIn(sandbox);
	for (const token of sandbox.state.tokens) token.expiresAt = Date.now() - 1;
	expect((await again.get('/interface/v1/branches')).status).toBe(401);
});

test('the lifetime is configurable', async () => {
	const impatient = await startSandbox({ tokenLifetimeSeconds: 0 });
	const blink = await signedIn(impatient);
	expect((await blink.get('/interface/v1/branches')).status).toBe(401);
	await impatient.stop();
});

/** Ways in which servers have been seen to say that a token is old. */
test.each<Switches['unauthenticated']>([
	{ status: 500, body: { message: 'Token has expired' } },
	{ status: 400, body: { error: 'token_expired' } },
	{ status: 400, body: ['token_expired'] },
	{ status: 200, body: { success: false, error: 'token_expired' } },
	{ status: 200, body: { success: false, msg: 'TokenExpired' } },
	{ status: 200, body: { success: false, message: 'jwt expired' } },
	{ status: 403, body: { message: 'Token has expired' } },
	{ status: 419, body: { message: 'Page Expired' } },
])('a bad token can be told by %j', async (answer) => {
	sandbox.switches.unauthenticated = answer;
	const { status, data } = await clientFor(sandbox, 'old').get('/interface/v1/branches');
	expect({ status, body: data }).toEqual(answer);
});

test('a bad token can be sent to a login page', async () => {
	sandbox.switches.unauthenticated = { status: 302, location: '/login' };
	const { status, headers, data } = await clientFor(sandbox, 'old').get('/interface/v1/branches', { maxRedirects: 0 });
	expect([status, headers.location, data]).toEqual([302, '/login', '']);
});
