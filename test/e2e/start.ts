/**
 * `npm start`: a full evening on a real n8n and a stand-in for Blink and Blink Logistics, each step said as it happens: an
 * order comes in, is accepted, gets a rider and is delivered, and Blink knows. Stays up until Ctrl-C, so that the workflows
 * can be looked at in the editor; with `--once` it ends after the evening, with code 0 only if the order is delivered.
 */
import { startSandbox, type Sandbox } from '../../sandbox';
import { commandHelp, playCommands } from './commands';
import { runEvening } from './evening';
import { exampleNames, readyWorkflow, sandboxAccounts } from './example';
import { installN8n } from './harness/install';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { terminalLog } from './harness/progress';
import type { Workflow } from './harness/workflow';
import { startReceiver } from './receiver';

const log = terminalLog(process.stdout);

/** The port that `npm run sandbox -- send` expects, if nobody else has it. */
const USUAL_PORT = 4010;
/** The same address and login every time, so that a bookmark works; for this machine only. */
const EDITOR_PORT = 5680;
const PASSWORD = 'Blink-evening-1';

async function startBlink(): Promise<Sandbox> {
	return await startSandbox({ port: USUAL_PORT }).catch(async () => await startSandbox());
}

function invite({ editorUrl, login }: RunningN8n, workflow: Workflow): void {
	console.log(`
  Look here next  ${editorUrl}/workflow/${workflow.id}
  What happened   ${editorUrl}/workflow/${workflow.id}/executions
  E-mail          ${login.email}
  Password        ${login.password}
${commandHelp}

  Everything runs on this machine only and is gone after Ctrl-C.
`);
}

/** While things start, a signal ends this process at once, and n8n with it. Later it is a wish to end tidily. */
function onSignal() {
	let act: () => void = () => process.exit(130);
	// Handlers stay in place to the end: one Ctrl-C may arrive twice, from the terminal and from npm.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => act());
	return { untilSignalled: async () => await new Promise<void>((resolve) => (act = resolve)) };
}

async function main(stayUp: boolean): Promise<void> {
	const signals = onSignal();
	await installN8n(log);
	const tarball = await buildAndPack(log);
	const sandbox = await startBlink();
	const chat = await startReceiver(({ text }) => log(`Somebody is told: ${text}`));
	const accounts = sandboxAccounts(sandbox);
	const workflow = readyWorkflow('blink-order-to-logistics', accounts, { 'Tell Somebody': { url: chat.url } });
	// The others are there to be looked at and changed.
	const others = exampleNames()
		.filter((name) => name !== workflow.id)
		.map((name) => readyWorkflow(name, accounts));
	const workflows = [workflow, ...others];
	const n8n = await startN8n({
		...{ tarball, workflows, log, credentials: accounts, publish: [workflow.id], name: 'start' },
		...{ port: EDITOR_PORT, password: PASSWORD },
	});
	const stopped = signals.untilSignalled();
	try {
		log(`n8n is up, with this package installed; the workflow "${workflow.name}" is published. The evening begins.`);
		await runEvening({ n8n, sandbox, workflow, log });
		if (!stayUp) return;
		invite(n8n, workflow);
		void playCommands({ n8n, sandbox, workflow, log }, process.stdin);
		await Promise.race([stopped, n8n.ended]);
		if (n8n.hasEnded()) throw new Error(`n8n ended by itself. Its log: ${n8n.logFile}`);
	} finally {
		log('Stopping ...');
		process.stdin.destroy();
		await n8n.stop();
		await sandbox.stop();
		await chat.stop();
	}
}

main(!process.argv.includes('--once')).catch((error: Error) => {
	console.error(`\nIt did not work: ${error.message}`);
	process.exit(1);
});
