import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exampleNames } from '../example';
import { ROOT } from '../harness/paths';
import { poll } from '../harness/poll';
import { anEditor } from './stage';

const editor = anEditor('editor-workflows');

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

	expect(await page.getByTestId('node-issues').count()).toBeGreaterThan(0);
});
