import { startSandbox, type Sandbox } from '../../sandbox';
import { ourNodes } from '../support/package';
import { blinkTrigger, chain } from './build';
import { itemsOf } from './harness/executions';
import { installN8n } from './harness/install';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { startRegistry, type Registry } from './harness/registry';

/*
 * What a person does under Settings › Community nodes: install, update, uninstall, install again. n8n does it itself, with
 * npm and a registry; an n8n that has a workflow of ours but not the package is what it starts from.
 */

const name = 'n8n-nodes-blink';
const nodeNames = ourNodes.map(({ made }) => made.description.name).sort();
const workflow = chain('communityNodes', blinkTrigger());

const log = (line: string) => process.stderr.write(`» ${line}\n`);

let sandbox: Sandbox;
let registry: Registry;
let n8n: RunningN8n;

beforeAll(async () => {
	sandbox = await startSandbox({ selfCheck: true });
	registry = await startRegistry(await buildAndPack(log), '0.0.1', await installN8n(log));
	n8n = await startN8n({ workflows: [workflow], publish: [], env: registry.env, name: 'community-nodes', log });
}, 20 * 60_000);

afterAll(async () => {
	await n8n?.stop();
	await registry?.stop();
	await sandbox?.stop();
}, 60_000);

jest.setTimeout(120_000);

interface Installed {
	packageName: string;
	installedVersion: string;
	failedLoading?: boolean;
	updateAvailable?: string;
	installedNodes: Array<{ type: string }>;
}

const nodesOf = ({ installedNodes }: Installed) =>
	installedNodes.map(({ type }) => type.replace(`${name}.`, '')).sort();

async function nodesInTheEditor(): Promise<string[]> {
	const { body } = await n8n.rest.get('/types/nodes.json');
	const ours = (body as Array<{ name: string }>).filter((node) => node.name.startsWith(`${name}.`));
	return [...new Set(ours.map((node) => node.name.replace(`${name}.`, '')))].sort();
}

/** An order comes in, one that was never there, and is what the trigger gives. */
async function takesAnOrder(id: string): Promise<void> {
	const before = await n8n.executions.last(workflow.id);
	const url = n8n.webhookUrl(workflow, 'Blink Trigger');
	expect(await sandbox.send('blink.order', url, { set: { blink_order_id: id } })).toMatchObject({
		status: 200,
		body: { success: true },
	});
	const run = await n8n.executions.waitFor(workflow.id, before);
	expect(itemsOf(run, 'Blink Trigger')).toMatchObject([{ event: 'order.created', orderId: id }]);
}

it('is installed from the registry, with all its nodes', async () => {
	const [older, newest] = registry.versions;
	const installed = await n8n.rest<Installed>('POST', '/community-packages', { name, version: older });

	expect(installed).toMatchObject({ packageName: name, installedVersion: older });
	expect(nodesOf(installed)).toEqual(nodeNames);
	expect(await nodesInTheEditor()).toEqual(expect.arrayContaining(nodeNames));
	expect(await n8n.rest('GET', '/community-packages')).toMatchObject([
		{ packageName: name, failedLoading: false, updateAvailable: newest },
	]);
});

it('works at once, in a workflow that was there before it', async () => {
	await n8n.publish(workflow);
	await takesAnOrder('9001');
});

it('is updated, and the published workflow goes on at the same address', async () => {
	const updated = await n8n.rest<Installed>('PATCH', '/community-packages', { name, version: registry.versions[1] });

	expect(updated.installedVersion).toBe(registry.versions[1]);
	expect(nodesOf(updated)).toEqual(nodeNames);
	await takesAnOrder('9002');
});

it('is uninstalled, and nothing of it is left in the editor', async () => {
	await n8n.rest('DELETE', `/community-packages?name=${name}`);

	expect(await nodesInTheEditor()).toEqual([]);
	expect(await n8n.rest('GET', '/community-packages')).toEqual([]);
});

it('is installed again, and the workflow is still at its address', async () => {
	const installed = await n8n.rest<Installed>('POST', '/community-packages', { name });

	expect(installed.installedVersion).toBe(registry.versions[1]);
	await takesAnOrder('9003');
});

it('came from the registry alone', () => {
	const [older, newest] = registry.versions.map((version) => `/${name}/-/${version}.tgz`);
	expect(registry.fetched.filter((path) => path.endsWith('.tgz'))).toEqual([older, newest, newest]);
});
