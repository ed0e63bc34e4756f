import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import type { RunningN8n } from '../harness/n8n';
import { OUTPUT, ROOT } from '../harness/paths';

const LOADING_MS = 45_000;
const viewport = { width: 1500, height: 1100 };

/** n8n's editor, used as a person does. */
export interface Editor {
	page: Page;
	/** The n8n whose editor it is. */
	n8n: RunningN8n;
	/** Opens a workflow on the canvas; a new one without an id. */
	openWorkflow(id?: string): Promise<void>;
	/** A node on the canvas. */
	node(name: string): Locator;
	/** Opens a node of the workflow that is on the canvas; another one that is open is closed. */
	openNode(name: string): Promise<Locator>;
	/** The field of a node or a credential, by the name of its parameter. */
	field(name: string): Locator;
	/** What a list offers, each as its name without the description below it. */
	offered(name: string): Promise<string[]>;
	choose(name: string, option: string): Promise<void>;
	/** Presses Execute step in the node that is open. */
	execute(): Promise<void>;
	/** Keeps what is to be seen as a picture in test/.output, for people to look at. */
	picture(name: string): Promise<void>;
	/** Keeps it as a picture of the documentation, in docs/pictures, but only when DOCS_PICTURES=1 asks for new ones. */
	illustrate(name: string): Promise<void>;
}

async function signIn(page: Page, { editorUrl, login }: RunningN8n): Promise<void> {
	await page.goto(`${editorUrl}/signin`, { timeout: LOADING_MS });
	await page.locator('input[type=email], input[autocomplete=email]').first().fill(login.email);
	await page.locator('input[type=password]').fill(login.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/\/(home|workflow)/, { timeout: LOADING_MS });
}

/** Signs in to the editor of a running n8n, as its owner. */
export async function openEditor(browser: Browser, n8n: RunningN8n): Promise<Editor> {
	const page = await browser.newPage({ viewport });
	page.setDefaultTimeout(20_000);
	await signIn(page, n8n);
	const pictures = join(OUTPUT, 'editor');
	await mkdir(pictures, { recursive: true });

	const panel = page.getByTestId('ndv');
	const field = (name: string) => page.getByTestId(`parameter-input-${name}`);
	const options = page.getByRole('option').filter({ visible: true });
	const node = (name: string) => page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);

	return {
		page,
		n8n,
		node,
		field,
		async openWorkflow(id) {
			await page.goto(`${n8n.editorUrl}/workflow/${id ?? 'new'}`, { timeout: LOADING_MS });
			await page
				.getByTestId(id === undefined ? 'canvas-add-button' : 'canvas-node')
				.first()
				.waitFor({ timeout: LOADING_MS });
		},
		async openNode(name) {
			if (await panel.isVisible()) await page.getByTestId('ndv-close-button').click();
			await node(name).dblclick();
			await page.getByTestId('node-parameters').waitFor();
			return panel;
		},
		async offered(name) {
			await field(name).click();
			await options.first().waitFor();
			const texts = await options.allInnerTexts();
			await page.keyboard.press('Escape');
			await options.first().waitFor({ state: 'hidden' });
			return texts.map((text) => text.split('\n')[0] ?? '');
		},
		async choose(name, option) {
			await field(name).click();
			await options
				.filter({ hasText: new RegExp(`^\\s*${option}`) })
				.first()
				.click();
		},
		async execute() {
			await page.getByTestId('node-execute-button').first().click();
		},
		async picture(name) {
			await page.screenshot({ path: join(pictures, `${name}.png`) });
		},
		async illustrate(name) {
			if (process.env.DOCS_PICTURES !== '1') return;
			await page.setViewportSize({ width: 1200, height: 800 });
			const style = '.el-notification { visibility: hidden }';
			await page.screenshot({ path: join(ROOT, 'docs', 'pictures', `${name}.png`), style });
			await page.setViewportSize(viewport);
		},
	};
}
