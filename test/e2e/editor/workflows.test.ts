import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import { exampleNames } from '../example';
import { startN8n, type RunningN8n } from '../harness/n8n';
import { buildAndPack } from '../harness/pack';
import { ROOT } from '../harness/paths';
import { poll } from '../harness/poll';
import { chromiumPath, startBrowser } from './browser';
import { openEditor, type Editor } from './editor';

// Said once and at once, rather than after n8n has been started.
chromiumPath();

const log = (line: string) => process.stderr.write(`» ${line}\n`);

jest.setTimeout(120_000);

let n8n: RunningN8n;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	n8n = await startN8n({ tarball: await buildAndPack(log), name: 'editor-workflows', log });
	browser = await startBrowser();
	editor = await openEditor(browser, n8n);
}, 20 * 60_000);

afterAll(async () => {
	await browser?.close();
	await n8n?.stop();
}, 60_000);

/** The one workflow in which nothing has to be filled in before it can be published. */
const ready = ['blend-order-answered-by-node'];

/** Each example as a person gets it: imported from its file, seen whole, and kept as a picture in test/.output. */
test.each(exampleNames())('%s is imported through the editor, and red marks show what to fill in', async (name) => {
	const file = join(ROOT, 'workflows', `${name}.json`);
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: Array<{ type: string }> };
	const drawn = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote').length;
	const { page } = editor;

	await editor.openWorkflow();
	await page.getByTestId('workflow-import-input').setInputFiles(file);
	const onCanvas = page.locator('[data-test-id=canvas-node]:not([data-node-type="n8n-nodes-base.stickyNote"])');
	await poll('the nodes to be drawn', async () => (await onCanvas.count()) >= drawn || undefined);
	await page.keyboard.press('1');
	await page.waitForTimeout(800);
	await editor.picture(`workflow-${name}`);

	const marks = await page.getByTestId('node-issues').count();
	if (ready.includes(name)) expect(marks).toBe(0);
	else expect(marks).toBeGreaterThan(0);
});
