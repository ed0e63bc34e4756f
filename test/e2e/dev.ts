/**
 * `npm run dev`: a real n8n with this package and the example workflows, on the sandbox's accounts. Builds the package anew
 * whenever a file of `nodes` or `credentials` changes, and n8n reloads its nodes: refresh the editor. Ends with Ctrl-C.
 */
import { watch } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox';
import { exampleNames, readyWorkflow, sandboxAccounts } from './example';
import { installN8n } from './harness/install';
import { startN8n } from './harness/n8n';
import { build, buildAndPack } from './harness/pack';
import { ROOT } from './harness/paths';
import { terminalLog } from './harness/progress';

const log = terminalLog(process.stdout);
/** An editor saves one file in several steps. */
const quietMilliseconds = 300;

async function main(): Promise<void> {
	const sandbox = await startSandbox({});
	await installN8n(log);
	const accounts = sandboxAccounts(sandbox);
	const n8n = await startN8n({
		tarball: await buildAndPack(log),
		credentials: accounts,
		workflows: exampleNames().map((name) => readyWorkflow(name, accounts)),
		publish: [],
		env: { N8N_DEV_RELOAD: 'true' },
		port: 5680,
		name: 'dev',
		log,
	});
	const installed = join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-blink', 'dist');

	let isBuilding = false;
	let timer: NodeJS.Timeout | undefined;
	const rebuild = async () => {
		if (isBuilding) return changed();
		isBuilding = true;
		const outcome = await build().then(
			// A copy, since a link would be watched under one path and loaded under another.
			async () =>
				await cp(join(ROOT, 'dist'), installed, { recursive: true }).then(
					() => 'n8n reloads the nodes: refresh the editor.',
				),
			(error: Error) => error.message,
		);
		isBuilding = false;
		log(outcome);
	};
	const changed = () => {
		clearTimeout(timer);
		timer = setTimeout(() => void rebuild(), quietMilliseconds);
	};
	const watchers = ['nodes', 'credentials'].map((folder) => watch(join(ROOT, folder), { recursive: true }, changed));

	console.log(`\n  Editor    ${n8n.editorUrl}\n  E-mail    ${n8n.login.email}\n  Password  ${n8n.login.password}\n`);
	const stopped = new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
	await Promise.race([stopped, n8n.ended]);
	watchers.forEach((each) => each.close());
	await n8n.stop();
	await sandbox.stop();
}

main().then(
	() => process.exit(0),
	(error: Error) => {
		console.error(`\nIt did not work: ${error.message}`);
		process.exit(1);
	},
);
