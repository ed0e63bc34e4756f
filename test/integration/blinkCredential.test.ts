import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { blinkApiTest } from '../../nodes/Blink/api/credentialTest';
import { aFreshSandbox } from '../support/sandbox';
import { blinkCredentials } from './blinkSetup';

const sandbox = aFreshSandbox();

/** Tests the credential as n8n does when a person presses Test. */
const test = async (changes: ICredentialDataDecryptedObject = {}) =>
	await blinkApiTest.call(new CredentialTestContext({} as never), {
		id: '1',
		name: 'Blink',
		type: 'blinkApi',
		data: { ...(blinkCredentials(sandbox).blinkApi as ICredentialDataDecryptedObject), ...changes },
	});

describe('the test of the Blink credential', () => {
	it('logs in and lists the branches', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Blink accepts the username and the password.' });
		expect(sandbox.calls.map(({ path }) => path)).toEqual(['/interface/v1/login', '/interface/v1/branches']);
	});

	it('says that the password is wrong, although an earlier token still works', async () => {
		const kept = sandbox.state.tokens;
		await test();
		const result = await test({ password: 'my-wrong-password', accessToken: kept.at(-1)!.value });

		expect(result.status).toBe('Error');
		expect(result.message).toContain('Blink refused the username or the password');
		expect(result.message).not.toContain('my-wrong-password');
	});

	it.each([
		['an empty URL', { url: ' ' }, 'The URL is empty'],
		['words with a scheme', { url: 'https://not a url' }, 'URL is not valid'],
		['nobody there', { url: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1 could not be reached'],
	])('says in words what is wrong: %s', async (_what, changes, message) => {
		expect(await test({ ...changes, accessToken: 'from-earlier' })).toEqual({
			status: 'Error',
			message: expect.stringContaining(message),
		});
	});

	it.each([
		['a web page', { kind: 'html' }, 'not like Blink'],
		['a failure', { kind: 'status', status: 503 }, 'right now (status 503)'],
		[
			'a refusal of the branches',
			{ kind: 'status', status: 403, path: '/interface/v1/branches' },
			'the list of branches',
		],
	] as const)('says in words what is wrong: %s', async (_what, fault, message) => {
		sandbox.switches.faults = [fault];
		expect(await test()).toEqual({ status: 'Error', message: expect.stringContaining(message) });
	});

	it("takes a person's own paths", async () => {
		sandbox.switches.movedPaths = { '/interface/v1/login': { to: '/v2/login', answer: 404 } };
		expect((await test()).status).toBe('Error');
		expect((await test({ endpointPaths: 'custom', loginPath: 'v2/login' })).status).toBe('OK');
		expect((await test({ endpointPaths: 'default', loginPath: 'v2/login' })).status).toBe('Error');
	});
});
