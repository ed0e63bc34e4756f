import { freePort } from '../harness/freePort';
import type { Suite } from '../suite';

/** The Test button of a credential, as the editor presses it. */
export const credentialTests: Suite = {
	name: 'the test of a credential',
	tests: (world) => {
		const tryOut = async (changes: object) =>
			await world.n8n.testCredential('blinkApi', { ...world.account.data, ...changes });

		test('says OK for the right password', async () => {
			expect(await tryOut({})).toMatchObject({ status: 'OK' });
		});

		test('takes a URL as people paste it', async () => {
			const url = `  ${world.sandbox.url}/ `;
			expect(await tryOut({ url })).toMatchObject({ status: 'OK' });
		});

		test('says that the password is wrong, in plain words and without the password', async () => {
			const { status, message } = await tryOut({ password: 'my-wrong-password' });

			expect(status).toBe('Error');
			expect(message).toContain('Blink refused the username or the password');
			expect(message).not.toContain('my-wrong-password');
		});

		test('says that the password is wrong, although the token of an earlier login still works', async () => {
			const { sandbox, n8n, account } = world;
			await tryOut({});
			const [token] = sandbox.state.tokens.slice(-1);
			// As n8n sends it along once the credential has been used.
			const data = { ...account.data, password: 'my-wrong-password', accessToken: token?.value };

			expect((await n8n.testCredential('blinkApi', data)).message).toContain(
				'Blink refused the username or the password',
			);
		});

		test('says that the host cannot be reached', async () => {
			const url = `http://127.0.0.1:${await freePort()}`;

			expect(await tryOut({ url })).toEqual({
				status: 'Error',
				message: expect.stringContaining(`${url} could not be reached`),
			});
		});

		test('says that the URL is not Blink', async () => {
			// n8n's own address: a web server, but not Blink's.
			expect(await tryOut({ url: world.n8n.url })).toEqual({
				status: 'Error',
				message: expect.stringContaining('not like Blink'),
			});
		});

		test('says what is missing in what calls must prove', async () => {
			const data = { type: 'headerValue', headerName: 'Authorization', headerSecret: ' ' };

			expect(await world.n8n.testCredential('deliveryWebhookApi', data)).toEqual({
				status: 'Error',
				message: expect.stringContaining('Header Value must be filled in'),
			});
			expect(
				await world.n8n.testCredential('deliveryWebhookApi', { ...data, headerSecret: 'x'.repeat(16) }),
			).toMatchObject({
				status: 'OK',
			});
		});
	},
};
