import type { Browser } from 'playwright-core';

import { startN8n, type RunningN8n, type StartOptions } from '../harness/n8n';
import { buildAndPack } from '../harness/pack';
import { chromiumPath, startBrowser } from './browser';
import { openEditor, type Editor } from './editor';

/** Tells whoever waits what is going on. */
export const log = (line: string) => process.stderr.write(`» ${line}\n`);

/**
 * The editor of a real n8n with this package, for all tests of a file: it is filled in before they run. After each of
 * them, what is to be seen is kept as a picture that has the name of the test.
 * @param name names n8n's log file
 * @param given what n8n has from the start, asked for when it is started
 */
export function anEditor(name: string, given: () => Partial<StartOptions> = () => ({})): Editor {
	// Said once and at once, rather than after n8n has been started.
	chromiumPath();
	jest.setTimeout(120_000);

	const editor = {} as Editor;
	let n8n: RunningN8n | undefined;
	let browser: Browser | undefined;

	beforeAll(async () => {
		n8n = await startN8n({ tarball: await buildAndPack(log), name, log, ...given() });
		browser = await startBrowser();
		Object.assign(editor, await openEditor(browser, n8n));
	}, 20 * 60_000);

	// Also called when there is no editor, since it did not start.
	afterEach(async () => await editor.picture?.(expect.getState().currentTestName!.replace(/\W+/g, '-')));

	afterAll(async () => {
		await browser?.close();
		await n8n?.stop();
	}, 60_000);

	return editor;
}
