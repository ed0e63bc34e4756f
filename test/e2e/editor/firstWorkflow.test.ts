import { aSandbox } from '../../support/sandbox';
import { sandboxAccount } from '../example';
import { poll } from '../harness/poll';
import { anEditor, log } from './stage';
import { personAtScreen, tutorial } from './tutorial';

const { value: word, ...readme } = tutorial('Your first workflow');

const sandbox = aSandbox();
const editor = anEditor('first-workflow');
const person = personAtScreen();

/** The orders that Blink has: the one of the README's event, and two more. */
const [first, second, third] = [1236589, 1236590, 1236591] as const;
const ACCEPTED = 1;

beforeAll(async () => {
	const [order] = sandbox.state.orders;
	sandbox.state.orders.push(
		...[first, second, third].map((id) => ({ ...order!, id, status: 0 as const, history: [] })),
	);
	await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

const panel = () => editor.page.getByTestId('ndv');
const output = () => editor.page.getByTestId('output-panel');
const exactly = (text: string) => editor.page.getByText(text, { exact: true }).filter({ visible: true }).first();
const copied = async () => await editor.page.evaluate<string>('navigator.clipboard.readText()');

const isAccepted = async (orderId: number) =>
	await poll(`order ${orderId} to be accepted`, () => {
		const order = sandbox.state.orders.find(({ id }) => id === orderId);
		return order?.status === ACCEPTED || undefined;
	});

const toFive = (clicks: number) => Math.round(clicks / 5) * 5;

/** Searches the node panel and chooses what is found by its whole name. */
async function find(search: string, ...names: string[]): Promise<void> {
	await person.type(editor.page.getByTestId('node-creator-search-bar'), search);
	for (const name of names) {
		const items = editor.page.getByTestId('node-creator-item-name').filter({ visible: true });
		await person.click(items.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) }).first());
	}
}

describe("the README's first workflow", () => {
	test('1: Add first step', async () => {
		await editor.openWorkflow();
		const add = editor.page.getByTestId('canvas-add-button');
		await add.getByText(word('Add first step')).waitFor();
		await person.click(add.getByRole('button'));
		await find(word('Blink'), word('Blink'), word('On order created or changed'));

		await panel().getByText(word('Blink Trigger')).filter({ visible: true }).first().waitFor();
	});

	test('2: the event that the README shows is pasted as mock data', async () => {
		expect(JSON.parse(readme.toPaste)).toMatchObject([{ orderId: String(first) }]);
		await person.click(exactly(word('set mock data')));
		await person.replace(editor.page.locator('.cm-content').filter({ visible: true }).last(), readme.toPaste);
		await person.click(exactly(word('Save')));

		await editor.page.getByTestId('ndv-pinned-data-callout').waitFor();
		await output().getByText(word('Event')).first().waitFor();
		await output().getByText(String(first)).first().waitFor();
		await person.click(editor.page.getByTestId('ndv-close-button'));
	});

	test('3: the next node takes the order from the event', async () => {
		word('+');
		await person.click(editor.node('Blink Trigger').getByTestId('canvas-handle-plus').first());
		await find(word('Blink'), word('Blink'), word('Update order status'));

		const order = editor.page.getByTestId('resource-locator-orderId');
		await order.getByText('{{ $json.orderId }}').first().waitFor();
		expect(await editor.page.getByTestId('parameter-expression-preview-orderId').innerText()).toBe(String(first));
		await exactly(word('Order')).waitFor();
		expect(await order.getByTestId('rlc-mode-selector').locator('input').inputValue()).toBe(word('By ID'));
		expect(await editor.field('status').locator('input').inputValue()).toBe(word('Accepted'));
	});

	test('4: the username and the password are saved and tested', async () => {
		const { username, password, url } = sandboxAccount(sandbox).data;
		await person.click(exactly(word('Connect to Blink')));
		await person.type(editor.field('username').locator('input'), String(username));
		await person.type(editor.field('password').locator('input'), String(password));
		await exactly(word('Environment')).waitFor();
		await person.click(editor.field('environment'));
		await person.click(editor.page.getByRole('option', { name: word('Sandbox') }).filter({ visible: true }));
		// Blink itself is not called from here: the one thing that the README does not say.
		await editor.choose('environment', 'Custom URL');
		await editor.field('url').locator('input').fill(String(url));
		const tested = editor.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await person.click(exactly(word('Save')));

		expect(await (await tested).json()).toMatchObject({ data: { status: 'OK' } });
		await editor.page.getByTestId('editCredential-modal').waitFor({ state: 'hidden' });
	});

	test('5: Blink accepts the order, after the clicks that the README says', async () => {
		await person.click(exactly(word('Execute step')));

		await output().getByText('accepted').first().waitFor();
		await isAccepted(first);
		await editor.illustrate('first-workflow-accepted');
		log(`The first try took ${person.clicks()} clicks and ${person.typings()} typings.`);
		expect(toFive(person.clicks())).toBe(readme.clicks[0]);
	});

	test('6: published, it accepts each order by itself', async () => {
		await person.click(editor.page.getByTestId('ndv-close-button'));
		await person.doubleClick(editor.node('Blink Trigger'));
		await editor.page.getByTestId('node-parameters').waitFor();
		await person.click(exactly(word('Webhook URLs')));
		await person.click(exactly(word('Production URL')));
		await person.click(panel().getByText('/webhook/'));
		const productionUrl = await copied();
		expect(productionUrl).toMatch(/^http:\/\/localhost:\d+\/webhook\/[\w-]+\/webhook$/);
		await person.click(editor.page.getByTestId('ndv-close-button'));
		await person.click(exactly(word('Publish')));
		await person.click(editor.page.getByRole('dialog').getByText(word('Publish'), { exact: true }));
		await person.click(exactly(word('Got it')));

		await sandbox.send('blink.order', productionUrl, { set: { blink_order_id: String(second) } });
		await isAccepted(second);
		await exactly(word('Executions')).click();
		// The trial of step 5, and the order.
		const runs = editor.page.getByTestId('current-executions-list');
		await poll('the run to be listed', async () => {
			return (await runs.innerText()).match(/Succeeded in/g)?.length === 2 || undefined;
		});
		await editor.illustrate('first-workflow-executions');
	});

	test('no word that the README names was left out, and it takes the clicks that it says', () => {
		log(`The first workflow took ${person.clicks()} clicks and ${person.typings()} typings.`);
		// That the sandbox is Blink's, what to choose for real orders, and what to do with the other output.
		for (const said of ['sandbox', 'Production', 'Unrecognized']) word(said);

		expect(readme.unread()).toEqual([]);
		expect(toFive(person.clicks())).toBe(readme.clicks[1]);
	});
});

test('a pinned event is edited, and the workflow runs from what was written', async () => {
	const { page } = editor;
	await exactly('Editor').click();
	await editor.openNode('Blink Trigger');
	await page.getByTestId('ndv-edit-pinned-data').click();
	await page.locator('.cm-content').filter({ visible: true }).last().click();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.insertText(JSON.stringify([{ orderId: String(third), order: { total: 777 } }]));
	await exactly('Save').click();
	await page.getByTestId('ndv-edit-pinned-data').waitFor();
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('execute-workflow-button').click();

	await isAccepted(third);
	await editor.openNode('Update order status');
	await page.getByTestId('ndv-input-panel').getByText('777').first().waitFor();
});
