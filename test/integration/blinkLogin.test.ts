import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { blinkApiTest } from '../../nodes/Blink/api/credentialTest';
import { aFreshSandbox } from '../support/sandbox';
import { blink, blinkCredentials, callsOf } from './blinkSetup';

/* A wrong password tried on and on may lock the account: after a refusal the account is left alone for a while. */

const sandbox = aFreshSandbox();
let now: number;
beforeEach(() => {
	now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const logins = () => callsOf(sandbox, 'login').length;
const branches = async (credential: IDataObject, input?: IDataObject[]) =>
	await blink(sandbox, 'branch:getAll', {}, { own: credential as ICredentialDataDecryptedObject, input });
const test = async (credential: IDataObject) =>
	await blinkApiTest.call(new CredentialTestContext({} as never), {
		id: '1',
		name: 'Blink',
		type: 'blinkApi',
		data: blinkCredentials(sandbox, credential).blinkApi as ICredentialDataDecryptedObject,
	});

it('is not tried again by the other items, nor by the next run, which say when it will be', async () => {
	const credential = { password: 'wrong-1' };
	const items = Array.from({ length: 20 }, () => ({}));
	const { error } = await branches(credential, items);
	expect(error?.message).toContain('Blink refused the username or the password');
	expect(logins()).toBe(1);

	now += 10_000;
	const next = await branches(credential);
	expect(next.error?.message).toContain('Blink refused the username or the password');
	expect(next.error?.description).toContain('it is tried again in 50 seconds at the earliest');
	expect(JSON.stringify(next.run)).not.toContain('wrong-1');
	expect(logins()).toBe(1);
});

it('is tried again after a minute, every time', async () => {
	const credential = { password: 'wrong-2' };
	await branches(credential);
	for (const [index, seconds] of [60, 60, 60].entries()) {
		now += seconds * 1000 - 1;
		await branches(credential);
		expect(logins()).toBe(index + 1);
		now += 1;
		await branches(credential);
		expect(logins()).toBe(index + 2);
	}
});

it('holds back nobody with another password or another user', async () => {
	await branches({ password: 'wrong-3' });
	expect((await branches({ password: 'demo-password' })).error).toBeUndefined();
	await branches({ username: 'somebody', password: 'wrong-3' });
	expect(logins()).toBe(3);
});

it('is tried by the test of the credential at any time, and once that went well by everyone', async () => {
	sandbox.state.users = [{ username: 'demo', password: 'set-later' }];
	const credential = { password: 'mended' };
	await branches(credential);
	expect((await test(credential)).message).toContain('Blink refused the username or the password');
	expect(logins()).toBe(2);

	sandbox.state.users = [{ username: 'demo', password: 'mended' }];
	expect((await branches(credential)).error).toBeDefined();
	expect(logins()).toBe(2);
	expect((await test(credential)).status).toBe('OK');
	expect((await branches(credential)).error).toBeUndefined();
});

it('is not what a web page in place of the login means: the next run tries again', async () => {
	sandbox.switches.faults = [{ kind: 'html', path: '/interface/v1/login' }];
	expect((await branches({ password: 'demo-password' })).error?.message).toContain('not like Blink');
	expect((await branches({ password: 'demo-password' })).error).toBeUndefined();
});
