import { existsSync } from 'node:fs';

import { chromium, selectors, type Browser } from 'playwright-core';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Where Chromium is on this machine.
 * @throws an Error that says how to get one, when there is none
 */
export function chromiumPath(): string {
	const { CHROME_PATH } = process.env;
	const found = (CHROME_PATH ? [CHROME_PATH] : usualPlaces).find((path) => existsSync(path));
	if (found !== undefined) return found;
	throw new Error(
		`The editor was not looked at: there is no Chromium ${CHROME_PATH ? `at ${CHROME_PATH}, where CHROME_PATH points` : 'on this machine'}. ` +
			'Install it ("apt-get install chromium"), or set CHROME_PATH to where it is.',
	);
}

/** A Chromium without a window, that calls nobody by itself. */
export async function startBrowser(): Promise<Browser> {
	// The name that n8n gives the attribute by which its own tests find things.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: chromiumPath(),
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
