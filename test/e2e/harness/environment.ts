import { delimiter, dirname } from 'node:path';

import { freePort } from './freePort';
import type { N8nInstallation } from './install';
import { withoutOuterNpm } from './npm';

/** Settings of this machine that are not for the n8n under test; a proxy would stand between it and the sandbox. */
const NOT_INHERITED = /^(N8N_|DB_|NODE_|JEST_|.*_proxy$)/i;

/** How n8n is to run: on free ports (the wished one, if it is free) of the loopback interface, in the given folder, calling nobody by itself. */
export async function environment(
	{ node }: N8nInstallation,
	userFolder: string,
	more: Record<string, string> = {},
	wishedPort?: number,
) {
	const port = await freePort(wishedPort);
	const inherited = Object.entries(withoutOuterNpm(process.env)).filter(([name]) => !NOT_INHERITED.test(name));
	const editorUrl = `http://localhost:${port}`;
	const env = {
		...Object.fromEntries(inherited),
		PATH: [dirname(node), process.env.PATH].join(delimiter),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: editorUrl,
		WEBHOOK_URL: editorUrl,
		// Without this the editor cannot be signed in to over plain http.
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		// Otherwise n8n asks the npm registry about updates whenever it lists the installed packages.
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'false',
		...more,
	};
	return { env, url: `http://127.0.0.1:${port}`, editorUrl };
}
