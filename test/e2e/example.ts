import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox';
import { uuidOf } from './build';
import type { RunningN8n } from './harness/n8n';
import { ROOT } from './harness/paths';
import { nodeOf, type Credential, type Workflow, type WorkflowNode } from './harness/workflow';

/** The type of credential that each node takes. */
const credentialOf: Record<string, string> = {
	'n8n-nodes-blink.blink': 'blinkApi',
	'n8n-nodes-blink.blinkTool': 'blinkApi',
	'n8n-nodes-blink.blinkCatchUpTrigger': 'blinkApi',
	'n8n-nodes-blink.blinkLogistics': 'blinkLogisticsApi',
	'n8n-nodes-blink.blend': 'blendApi',
	'n8n-nodes-blink.bringgFleet': 'bringgFleetApi',
	'n8n-nodes-blink.bringgMerchant': 'bringgMerchantApi',
	'n8n-nodes-base.n8n': 'n8nApi',
	'n8n-nodes-base.formTrigger': 'httpBasicAuth',
	'n8n-nodes-base.webhook': 'httpBasicAuth',
	'n8n-nodes-base.rabbitmq': 'rabbitmq',
	'n8n-nodes-base.rabbitmqTrigger': 'rabbitmq',
	'@n8n/n8n-nodes-langchain.mcpTrigger': 'httpBearerAuth',
};

function credentialTypeOf({ type, parameters }: WorkflowNode): string | undefined {
	if (parameters.authentication === 'headerAuth') return 'httpHeaderAuth';
	if (parameters.authentication === 'deliveryWebhookApi') return 'deliveryWebhookApi';
	// An HTTP Request node says itself whose credential it takes.
	return credentialOf[type] ?? (parameters.nodeCredentialType as string | undefined);
}

/** Nodes that n8n gives an id for their URL when the editor imports them. */
const hasUrl = ({ type }: WorkflowNode) =>
	(/^n8n-nodes-blink\..*Trigger$/.test(type) && !type.endsWith('CatchUpTrigger')) ||
	[
		'n8n-nodes-base.formTrigger',
		'n8n-nodes-base.form',
		'n8n-nodes-base.wait',
		'n8n-nodes-base.webhook',
		'@n8n/n8n-nodes-langchain.mcpTrigger',
	].includes(type);

const FOLDER = join(ROOT, 'workflows');
const SAVED = join(ROOT, 'test', 'fixtures', 'workflows');

/** The names of all example workflows, which are the names of their files. */
export function exampleNames(): string[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''));
}

/**
 * An example workflow as it is given to users: without credentials, and without ids of webhooks. Those are the secret in
 * the URL: n8n's editor makes new ones on importing, and so must whoever imports in another way, as here.
 */
export function exampleWorkflow(name: string): Workflow {
	return imported(join(FOLDER, `${name}.json`), name);
}

/** A workflow as somebody saved it with an earlier version of this package, imported in the same way. */
export function savedWorkflow(version: string, name: string): Workflow {
	return imported(join(SAVED, version, 'workflows', `${name}.json`), uuidOf(`${version}/${name}`));
}

function imported(file: string, id: string): Workflow {
	const given = JSON.parse(readFileSync(file, 'utf8')) as Omit<Workflow, 'id'>;
	const nodes = given.nodes.map((node) => {
		if (!hasUrl(node)) return node;
		const webhookId = uuidOf(`${id}/${node.name}`);
		// Where a node names a path and has none, the editor takes the id.
		const parameters = node.parameters.path === '' ? { ...node.parameters, path: webhookId } : node.parameters;
		return { ...node, parameters, webhookId };
	});
	return { ...given, id, nodes };
}

/** The accounts of the sandbox: Blink's, Blink Logistics', what leads to Blend, and both sides of Bringg (the fleet's for two merchants). */
export function sandboxAccounts({ url, state }: Sandbox): Credential[] {
	const [token] = state.logisticsTokens;
	if (token === undefined) throw new Error('The sandbox has no token for Blink Logistics.');
	return [
		sandboxAccount({ url, state }),
		{
			id: 'sandboxLogistics1',
			name: 'Blink Logistics (sandbox)',
			type: 'blinkLogisticsApi',
			data: { token, environment: 'custom', url, headerName: 'Authorization', headerPrefix: 'Bearer' },
		},
		{
			id: 'sandboxBlend0001',
			name: 'Blend (sandbox)',
			type: 'blendApi',
			data: {
				environment: 'staging',
				orderReceiveUrl: `${url}/webhooks/order-receive`,
				orderStatusUrl: `${url}/webhooks/order-status`,
			},
		},
		{
			id: 'sandboxBringgFl1',
			name: 'Bringg Fleet (sandbox)',
			type: 'bringgFleetApi',
			data: { region: 'custom', url, ...state.bringgClients[0] },
		},
		{
			id: 'sandboxBringgFl2',
			name: 'Bringg Fleet, second merchant (sandbox)',
			type: 'bringgFleetApi',
			data: { region: 'custom', url, ...state.bringgClients[1] },
		},
		{
			id: 'sandboxBringgMe1',
			name: 'Bringg Merchant (sandbox)',
			type: 'bringgMerchantApi',
			data: { access: 'serviceUrl', secretUrl: `${url}${state.bringgServicePath}` },
		},
	];
}

/** The header by which senders prove themselves where a workflow asks for it. */
export const senderProof = { Authorization: 'sender-key' };

/** What the staff proves itself with: the forms' password, the assistant's secret, n8n's own API; and what senders do. */
export const staffAccounts = [
	{ id: 'staffForms000001', name: 'Staff', type: 'httpBasicAuth', data: { user: 'staff', password: 'staff-password' } },
	{ id: 'staffAssistant01', name: 'Assistant', type: 'httpBearerAuth', data: { token: 'assistant-secret' } },
	{
		id: 'staffSenders0001',
		name: 'What senders prove',
		type: 'deliveryWebhookApi',
		data: { type: 'headerValue', headerName: 'Authorization', headerSecret: senderProof.Authorization },
	},
	// The key is made when n8n runs: see giveApiKey.
	{ id: 'staffN8nApi00001', name: 'n8n', type: 'n8nApi', data: { apiKey: 'none yet', baseUrl: 'http://127.0.0.1:1' } },
] as const satisfies Credential[];

/** Makes a key for n8n's own API and puts it into the staff's credential, as a person does under Settings. */
export async function giveApiKey({ rest, url }: RunningN8n): Promise<void> {
	const [, , , { id, name, type }] = staffAccounts;
	const scopes = ['workflow:read', 'execution:list', 'execution:read', 'execution:retry'];
	const { rawApiKey } = await rest<{ rawApiKey: string }>('POST', '/api-keys', {
		// Each suite that needs one makes its own; n8n wants another name for each.
		label: `${name} ${Date.now()}`,
		expiresAt: null,
		scopes,
	});
	await rest('PATCH', `/credentials/${id}`, { name, type, data: { apiKey: rawApiKey, baseUrl: `${url}/api/v1` } });
}

/** The account of the sandbox's Blink. */
export function sandboxAccount({ url, state }: Pick<Sandbox, 'url' | 'state'>): Credential {
	const [user] = state.users;
	if (!user) throw new Error('The sandbox has no user.');
	return {
		id: 'sandboxBlink0001',
		name: 'Blink (sandbox)',
		type: 'blinkApi',
		data: { username: user.username, password: user.password, environment: 'custom', url },
	};
}

/** What a person fills in after importing: parameters, by the name of the node. */
export type FilledIn = Record<string, Record<string, unknown>>;

/**
 * An example workflow made ready as its sticky note says: each node with the credential it needs, and what a person fills
 * in. Nothing else is changed.
 */
export function readyWorkflow(name: string, accounts: Credential[], filledIn: FilledIn = {}): Workflow {
	return madeReady(exampleWorkflow(name), accounts, filledIn);
}

/** A workflow made ready in the same way. */
export function madeReady(workflow: Workflow, accounts: Credential[], filledIn: FilledIn = {}): Workflow {
	// A name that no node has would go unnoticed otherwise.
	Object.keys(filledIn).forEach((node) => nodeOf(workflow, node));
	const nodes = workflow.nodes.map((node) => {
		const account = accounts.find(({ type }) => type === credentialTypeOf(node));
		const credentials = account && { [account.type]: { id: account.id, name: account.name } };
		return { ...node, parameters: { ...node.parameters, ...filledIn[node.name] }, ...(credentials && { credentials }) };
	});
	return { ...workflow, nodes };
}

/** The workflow that accepts every order, at work for the sandbox's Blink. */
export function autoAccept(account: Credential): Workflow {
	return readyWorkflow('blink-order-auto-accept', [account]);
}
