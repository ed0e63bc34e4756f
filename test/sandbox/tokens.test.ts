import { startSandbox, type Sandbox } from '../../sandbox';
import { atPortal, clientFor, signedIn } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ selfCheck: true });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

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

test('a bad token can be told with status 200 too', async () => {
	sandbox.switches.unauthenticatedStatus = 200;
	const { status, data } = await clientFor(sandbox, 'old').get('/interface/v1/branches');
	expect([status, data.success]).toEqual([200, false]);
	expect(data.msg).toMatch(/token/);
});
