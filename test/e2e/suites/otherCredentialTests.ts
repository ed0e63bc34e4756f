import { freePort } from '../harness/freePort';
import type { Suite } from '../suite';

/** The Test button of the credentials other than Blink's, as the editor presses it. */
export const otherCredentialTests: Suite = {
	name: 'the test of a credential of',
	tests: (world) => {
		const dataOf = (type: string) => world.accounts.find((account) => account.type === type)?.data;
		const tryOut = async (type: string, changes: object = {}) =>
			await world.n8n.testCredential(type, { ...dataOf(type), ...changes });
		const nobody = async () => `http://127.0.0.1:${await freePort()}`;
		/** n8n's own address: a web server, but not the vendor's. */
		const somebodyElse = () => world.n8n.url;
		const error = (words: string) => ({ status: 'Error', message: expect.stringContaining(words) });

		describe('Blink Logistics', () => {
			const logistics = async (changes?: object) => await tryOut('blinkLogisticsApi', changes);

			test('says OK for the right token', async () => {
				expect(await logistics()).toEqual({ status: 'OK', message: 'Blink Logistics accepts the token.' });
			});

			test('says that the token is wrong, without repeating it', async () => {
				const answer = await logistics({ token: 'my-wrong-token' });

				expect(answer).toEqual(error('Blink Logistics refused the token'));
				expect(answer.message).not.toContain('my-wrong-token');
			});

			test('says that the host cannot be reached', async () => {
				const url = await nobody();
				expect(await logistics({ url })).toEqual(error(`${url} could not be reached`));
			});

			test('says that the URL is not Blink Logistics', async () => {
				expect(await logistics({ url: somebodyElse() })).toEqual(error('not like Blink Logistics'));
			});

			test('says that the path is not known, and where to set the right one', async () => {
				world.sandbox.switches.movedPaths = { '/interface/v1/task/status': { to: null, answer: 404 } };
				const answer = await logistics();
				world.sandbox.switches.movedPaths = {};

				expect(answer).toEqual(error('does not know the path /interface/v1/task/status'));
			});
		});

		describe('Blend', () => {
			const blend = async (changes?: object) => await tryOut('blendApi', changes);

			test('says that both URLs answer, and what that proves', async () => {
				expect(await blend()).toEqual({ status: 'OK', message: expect.stringContaining('Both URLs answer') });
			});

			test('says which URL cannot be reached', async () => {
				const url = await nobody();
				expect(await blend({ orderStatusUrl: `${url}/orders` })).toEqual(
					error(`Order Status URL: ${url} could not be reached`),
				);
			});

			test('says that the URL is not Blend', async () => {
				world.receiver.files.set('/shop', '<!doctype html><title>A shop</title>');

				expect(await blend({ orderReceiveUrl: `${world.receiver.url}/shop` })).toEqual(
					error("answered with a web page, so it is not Blend's API"),
				);
			});

			test('says that the header is wrong', async () => {
				world.sandbox.switches.faults.push({ kind: 'status', status: 401, path: '/webhooks/order-receive' });
				expect(await blend({ headerName: 'X-Partner', headerSecret: 'wrong' })).toEqual(
					error('Check the header and its value'),
				);
			});

			test('says that the URL is no web address', async () => {
				expect(await blend({ orderReceiveUrl: 'ask Ali' })).toEqual(error('Order Receive URL is not valid'));
			});
		});

		describe('what calls must bring', () => {
			const proof = async (data: Record<string, unknown>) => await world.n8n.testCredential('deliveryWebhookApi', data);

			test.each([
				['a password', { type: 'basic', username: 'blink', password: 'kitchen-password-0451' }],
				['a token', { type: 'jwt', headerName: 'Authorization', jwtSecret: 'x'.repeat(32) }],
				[
					'a value for each account',
					{
						type: 'headerValues',
						headerName: 'Authorization',
						headerValues: { values: [{ account: 'Burger Bar', key: 'x'.repeat(16) }] },
					},
				],
			])('says OK for %s that is filled in', async (_what, data) => {
				expect(await proof(data)).toMatchObject({ status: 'OK' });
			});

			test.each([
				['a password that is blank', { type: 'basic', username: 'blink', password: ' ' }, 'Password'],
				['a key that is blank', { type: 'jwt', headerName: 'Authorization', jwtSecret: ' ' }, 'Key'],
				['a public key', { type: 'jwt', headerName: 'Authorization', jwtSecret: '-----BEGIN PUBLIC KEY-----' }, 'Key'],
				['a password that can be guessed', { type: 'basic', username: 'blink', password: '1' }, 'Password is weak'],
			])('names %s', async (_what, data, field) => {
				expect(await proof(data)).toEqual(error(field));
			});
		});
	},
};
