import axios from 'axios';

import type { Call } from '../../../sandbox';
import type { NodeSketch } from '../build';
import { fan, FAN_START } from '../fan';
import { itemsOf } from '../harness/executions';
import type { Credential } from '../harness/workflow';
import type { Suite } from '../suite';

const menu = { products: [{ id: '9001', sku: 'TEA-1', name: 'Karak Tea' }] };

/** n8n's own HTTP Request node, which signs its calls with a credential of this package. */
function httpRequest(name: string, credential: Credential, parameters: object): NodeSketch {
	return {
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credential,
		parameters: {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential.type,
			options: {},
			...parameters,
		},
	};
}

const posting = (body: object) => ({
	method: 'POST',
	sendBody: true,
	specifyBody: 'json',
	jsonBody: JSON.stringify(body),
});

const where = ({ data }: Credential) => String(data.url);

function workflowOf(accounts: Credential[]) {
	const [blink, logistics] = accounts as [Credential, Credential];
	return fan(
		'httpRequest',
		httpRequest('Import Menu', blink, { url: `${where(blink)}/interface/v1/importMenu`, ...posting(menu) }),
		httpRequest('Ask for a Task', logistics, {
			url: `${where(logistics)}/interface/v1/task/status?mappingKey=nobody`,
			options: { response: { response: { neverError: true } } },
		}),
		httpRequest('Call Blend', withHeader, {
			url: `${where(blink)}/webhooks/order-status`,
			...posting({
				event: 'order_updated',
				event_time: '2025-01-01 00:00:00',
				branch_id: '14589',
				payload: { order_id: 'nobody', status: 'delivered' },
			}),
		}),
	);
}

/** Blend with a header that was agreed on. */
const withHeader: Credential = {
	id: 'blendWithHeader1',
	name: 'Blend with a header',
	type: 'blendApi',
	data: {
		environment: 'staging',
		orderReceiveUrl: '',
		orderStatusUrl: '',
		headerName: 'X-Partner',
		headerSecret: 'partner-0451',
	},
};

interface CredentialType {
	name: string;
	authenticate?: unknown;
}

/** An endpoint that the package lacks is called with n8n's own HTTP Request node and a credential of this package. */
export const httpRequests: Suite = {
	name: "n8n's HTTP Request node",
	credentials: [withHeader],
	workflows: (_account, accounts) => [workflowOf(accounts)],
	tests: (world) => {
		const callsOfARun = async () => {
			const workflow = workflowOf(world.accounts);
			const before = await world.n8n.executions.last(workflow.id);
			const earlier = world.sandbox.calls.length;
			await axios.post(world.n8n.webhookUrl(workflow, FAN_START), {}, { proxy: false });
			const run = await world.n8n.executions.waitFor(workflow.id, before);
			return { run, calls: world.sandbox.calls.slice(earlier) };
		};
		const at = (calls: Call[], end: string) => calls.filter(({ path }) => path.endsWith(end));

		test.each(['blinkApi', 'blinkLogisticsApi', 'blendApi'])('offers %s', async (type) => {
			const { body } = await world.n8n.rest.get('/types/credentials.json');
			// The editor offers every credential that has this, whatever it is.
			expect((body as CredentialType[]).find(({ name }) => name === type)?.authenticate).toBeDefined();
		});

		test('calls what the package lacks, and the credential proves who calls', async () => {
			const { run, calls } = await callsOfARun();

			expect(run.data.resultData.error?.message).toBeUndefined();
			expect(at(calls, '/importMenu')).toMatchObject([
				{ status: 200, body: menu, headers: { authorization: expect.stringMatching(/^Bearer \*+/) } },
			]);
			expect(itemsOf(run, 'Import Menu')).toMatchObject([{ success: true, data: { imported: 1 } }]);
			expect(at(calls, '/task/status')).toMatchObject([
				{ status: 200, headers: { authorization: expect.stringMatching(/^Bearer \*+/) } },
			]);
			expect(at(calls, '/order-status')).toMatchObject([{ status: 200, headers: { 'x-partner': 'partner-0451' } }]);
		});

		test('gets a new token when the old one has ended', async () => {
			const { sandbox } = world;
			sandbox.expireTokens();
			const { logins } = sandbox.state;

			const { run, calls } = await callsOfARun();

			expect(run.status).toBe('success');
			expect(at(calls, '/importMenu').map(({ status }) => status)).toEqual([401, 200]);
			expect(sandbox.state.logins).toBe(logins + 1);
		});
	},
};
