import { runNode } from './harness/n8n';
import { startSandbox, type Sandbox } from '../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.reset());

const credentials = () => ({
	blinkApi: {
		username: 'demo',
		password: 'demo-password',
		environment: 'custom',
		url: sandbox.url,
		endpointPaths: {},
		accessToken: '',
	},
});

it('lists the branches', async () => {
	const { json, error } = await runNode({
		type: 'blink',
		parameters: { resource: 'branch', operation: 'getAll' },
		credentials: credentials(),
	});
	expect(json[0]).toMatchObject({ id: 63, blink_id: 60001, is_live: true });
});
