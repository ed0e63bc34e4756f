import { aSandbox } from '../../support/sandbox';
import { blinkTrigger } from '../build';
import { sandboxAccounts } from '../example';
import { fan } from '../fan';
import { poll } from '../harness/poll';
import { nodeOf, type Credential, type Workflow } from '../harness/workflow';
import { anEditor } from './stage';

const sandbox = aSandbox();
let workflow: Workflow;
const editor = anEditor('editor', () => {
	const credentials = sandboxAccounts(sandbox);
	workflow = looked(credentials);
	return { credentials, workflows: [workflow], publish: [] };
});

/** A workflow with the nodes that are looked at, as they are when they come out of the node panel. */
function looked([blink, logistics]: Credential[]): Workflow {
	const {
		nodes: [start, ...nodes],
		...rest
	} = fan(
		'editor',
		{
			name: 'Blink',
			type: 'n8n-nodes-blink.blink',
			credential: blink,
			parameters: { resource: 'order', operation: 'create' },
		},
		{
			name: 'Stock',
			type: 'n8n-nodes-blink.blink',
			credential: blink,
			parameters: { resource: 'product', operation: 'syncStockPrice' },
		},
		{
			name: 'Read',
			type: 'n8n-nodes-blink.blink',
			credential: blink,
			parameters: { resource: 'order', operation: 'get', orderId: { __rl: true, mode: 'list', value: '' } },
		},
		{ name: 'Blink Logistics', type: 'n8n-nodes-blink.blinkLogistics', credential: logistics },
	);
	const trigger = fan('editorTrigger', blinkTrigger()).nodes[1]!;
	// Executing a step runs what comes before it: that must not wait for a call.
	const byHand = {
		...start!,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		parameters: {},
		webhookId: undefined,
	};
	return {
		...rest,
		nodes: [byHand, ...nodes, { ...trigger, position: [300, 560], webhookId: '6c1d7a52-6a0d-4f55-8d3e-0c8f8c5c7a11' }],
	};
}

describe('the node panel', () => {
	const names = () => editor.page.getByTestId('node-creator-item-name').allInnerTexts();
	const search = async (text: string) => {
		await editor.page.getByTestId('node-creator-search-bar').fill(text);
		await editor.page.getByTestId('node-creator-item-name').first().waitFor();
	};

	test('finds the nodes by the names that people know', async () => {
		await editor.openWorkflow();
		await editor.page.getByTestId('canvas-plus-button').click();

		await search('blink');
		await poll('the nodes of Blink', async () => (await names()).includes('Blink Logistics') || undefined);
		expect(await names()).toEqual(['Blink', 'Blink Logistics', 'Blink Catch-Up', 'Delivery Webhook Parser']);
		for (const [text, name] of [
			['blend', 'Blend'],
			['bringg', 'Bringg Trigger'],
			['ordatic', 'Ordatic Rider Trigger'],
		] as const) {
			await search(text);
			await poll(name, async () => (await names()).some((found) => name.startsWith(found)) || undefined);
		}
	});

	test('lists what Blink can start with and what can be done with it', async () => {
		await search('blink');
		await editor.page
			.getByTestId('node-creator-item-name')
			.filter({ hasText: /^Blink$/ })
			.click();
		await editor.page.getByText('Actions (10)').click();
		await editor.page.getByText('Update order status').waitFor();

		expect(await names()).toEqual([
			'On order created or changed',
			'On order status changed',
			'On other order event',
			'Get many abandoned carts',
			'Get many branches',
			'Get many categories',
			'Get many customers',
			'Get many menu entries',
			'Create order',
			'Get order',
			'Get many orders',
			'Update order status',
			'Sync stock and prices of products',
		]);
	});
});

describe('the canvas', () => {
	test('shows the nodes by name and icon, what they do, and the two outputs of a trigger', async () => {
		await editor.openWorkflow(workflow.id);
		await editor.page.keyboard.press('1');

		await editor.node('Blink').getByText('order: create').waitFor();
		expect(await editor.node('Blink Trigger').innerText()).toMatch(/Event\s+Unrecognized\s+Blink Trigger/);
		const icon = editor.node('Blink Trigger').locator('img').first();
		expect(await icon.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(
			0,
		);
	});
});

describe('the Blink node', () => {
	test('offers its resources and operations in order', async () => {
		await editor.openNode('Blink');

		// The last one is n8n's own: it leads to the HTTP Request node.
		expect(await editor.offered('resource')).toEqual([
			'Abandoned Cart',
			'Branch',
			'Category',
			'Customer',
			'Menu',
			'Order',
			'Product',
			'Custom API Call',
		]);
		expect(await editor.offered('operation')).toEqual([
			'Create',
			'Get',
			'Get Many',
			'Update Status',
			'Custom API Call',
		]);
	});

	test('asks for the order from the top to the bottom, as people speak of one', async () => {
		const panel = editor.page.getByTestId('node-parameters');
		const text = await panel.innerText();
		const places = [
			'Branch',
			'Delivery Type',
			'Customer Name',
			'City',
			'Items',
			'Payment Method',
			'Total',
			'Options',
		].map((label) => text.search(new RegExp(`^${label}$`, 'm')));

		expect(places).not.toContain(-1);
		expect(places).toEqual([...places].sort((a, b) => a - b));
	});

	test('lets a person pick a branch by name', async () => {
		const { page } = editor;
		await page.getByTestId('resource-locator-branch').getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').first().waitFor();

		expect(await page.getByTestId('rlc-item').allInnerTexts()).toEqual(
			sandbox.state.branches.map(({ branch }) => branch),
		);
		await page.getByTestId('rlc-item').filter({ hasText: 'SMCHS-12' }).click();
		expect(await page.getByTestId('resource-locator-branch').locator('input').last().inputValue()).toBe('SMCHS-12');
	});

	test('lets a person pick an order, the newest first', async () => {
		const { page } = editor;
		await editor.openNode('Read');
		await page.getByTestId('resource-locator-orderId').getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').first().waitFor();

		const newest = sandbox.state.orders.at(-1)!;
		expect(await page.getByTestId('rlc-item').first().innerText()).toContain(
			`${newest.id} · ${newest.unique_code} · ${newest.customer_name}`,
		);
		await page.getByTestId('rlc-item').first().click();
	});

	test('shows the order that it read', async () => {
		await editor.execute();

		await editor.page
			.getByTestId('output-panel')
			.getByText(String(sandbox.state.orders.at(-1)!.id))
			.first()
			.waitFor();
	});

	test('says in plain words what Blink refuses', async () => {
		sandbox.switches.faults.push({ kind: 'refusal', message: 'Order is archived', path: '/interface/v1/fetchOrder' });
		await editor.execute();

		await editor.page
			.getByTestId('output-panel')
			.getByText('Blink refused the request: Order is archived')
			.first()
			.waitFor();
	});

	test('maps stock and prices by hand without switching anything off', async () => {
		await editor.openNode('Stock');
		await editor.page.getByTestId('mapping-mode-select').click();
		await editor.page.getByRole('option', { name: /Manually/ }).click();
		await editor.field('isActive').waitFor();

		// The editor saves by itself; what it saves is what would be sent.
		const { value } = await poll('the editor to save', async () => {
			const saved = await editor.n8n.rest<Workflow>('GET', `/workflows/${workflow.id}`);
			const columns = nodeOf(saved, 'Stock').parameters.columns as { mappingMode: string; value: object } | undefined;
			return columns?.mappingMode === 'defineBelow' ? columns : undefined;
		});
		expect(Object.values(value ?? {}).filter((each) => each !== null)).toEqual([]);
	});
});

describe('the form of a credential', () => {
	const modal = () => editor.page.getByTestId('editCredential-modal');
	const edit = async (name: string, text: string) => await editor.field(name).locator('input').fill(text);
	const save = async () => {
		const tested = editor.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await editor.page.getByTestId('credential-save-button').click();
		await tested;
	};
	/** Saves what was changed, whereupon n8n tests it, and returns what it says. */
	const said = async () => {
		await save();
		// Once opened, they stay so.
		const details = modal().getByText('More details');
		if (await details.isVisible()) await details.click();
		return await modal().innerText();
	};

	test('says that the login works', async () => {
		await editor.openNode('Blink');
		await editor.page.getByTestId('credential-edit-button').click();

		await modal().getByText('Connection tested successfully').waitFor();
	});

	test('says that the password is wrong, also after the right one was used', async () => {
		await edit('password', 'my-wrong-password');
		expect(await said()).toContain('Blink refused the username or the password');
	});

	test('says that the host cannot be reached', async () => {
		await edit('url', 'http://127.0.0.1:1');
		expect(await said()).toContain('http://127.0.0.1:1 could not be reached');
	});

	test("takes a person's own paths", async () => {
		await editor.choose('endpointPaths', 'Custom');
		await edit('orderListPath', '/interface/v2/orders');
		await edit('url', sandbox.url);
		await edit('password', String(sandbox.state.users[0]!.password));
		await save();

		await modal().getByText('Connection tested successfully').waitFor();
		await editor.page.keyboard.press('Escape');
	});
});

describe('the Blink Trigger', () => {
	test('shows the URL that Blink has to call', async () => {
		const panel = await editor.openNode('Blink Trigger');
		await panel.getByText('Webhook URLs', { exact: true }).click();

		const { n8n } = editor;
		const shown = (kind: 'test' | 'production') =>
			n8n.webhookUrl(workflow, 'Blink Trigger', kind).replace(n8n.url, n8n.editorUrl);
		await panel.getByText(shown('test')).waitFor();
		await panel.getByTestId('radio-button-production').click();
		await panel.getByText(shown('production')).waitFor();
	});

	test('hears an order that is sent to the test URL', async () => {
		await editor.execute();
		await editor.page.getByTestId('trigger-listening').waitFor();

		const sent = await sandbox.send('blink.order', editor.n8n.webhookUrl(workflow, 'Blink Trigger', 'test'));

		expect(sent).toMatchObject({ status: 200, body: { success: true } });
		const output = editor.page.getByTestId('output-panel');
		await output.getByText('order.created').first().waitFor();
		expect(await output.innerText()).toMatch(/Event.*\(1 item\)[\s\S]*Unrecognized[\s\S]*1236589/);
	});
});
