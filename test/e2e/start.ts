/**
 * `npm start`: an evening on a real n8n and a stand-in for Blink and Blink Logistics, each step said as it happens: an order
 * that is delivered, one that gets no rider, and one whose rider cancels. Stays up until Ctrl-C, so that the workflows can be
 * looked at in the editor; with `--once` it ends after the evening, with code 0 only if everything was seen.
 */
import { startSandbox, type Sandbox } from '../../sandbox';
import { boardLines, boardPage, boardRows } from './board';
import { commandHelp, playCommands } from './commands';
import { eveningWorkflows, runEvening } from './evening';
import { exampleNames, readyWorkflow, sandboxAccounts } from './example';
import { installN8n } from './harness/install';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { terminalLog } from './harness/progress';
import { startReceiver } from './receiver';
import { noRiderIsFound, tripFallsThrough, watchers } from './troubles';

const log = terminalLog(process.stdout);

/** The port that `npm run sandbox -- send` expects, if nobody else has it. */
const USUAL_PORT = 4010;
/** The same address and login every time, so that a bookmark works; for this machine only. */
const EDITOR_PORT = 5680;
const PASSWORD = 'Blink-evening-1';

async function startBlink(): Promise<Sandbox> {
	return await startSandbox({ port: USUAL_PORT }).catch(async () => await startSandbox());
}

async function invite(n8n: RunningN8n, workflowId: string): Promise<void> {
	const { editorUrl, login } = n8n;
	console.log(`
  Look here next  ${editorUrl}/workflow/${workflowId}
  What happened   ${editorUrl}/workflow/${workflowId}/executions
  The board       ${await boardPage(n8n)}
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
	const chat = await startReceiver(({ json, text }) =>
		log(`In the chat: ${(json as { text?: string })?.text ?? text}`),
	);
	const accounts = sandboxAccounts(sandbox);
	const work = { ...eveningWorkflows(accounts, chat.url), ...watchers(accounts, chat.url) };
	const atWork = Object.values(work);
	const publish = atWork.map(({ id }) => id);
	// The others are there to be looked at and changed.
	const others = exampleNames()
		.filter((name) => !publish.includes(name))
		.map((name) => readyWorkflow(name, accounts));
	const n8n = await startN8n({
		...{ tarball, workflows: [...atWork, ...others], log, credentials: accounts, publish, name: 'start' },
		...{ port: EDITOR_PORT, password: PASSWORD },
	});
	const evening = { ...work, n8n, sandbox, chat, log };
	const stopped = signals.untilSignalled();
	try {
		log('n8n is up, with this package installed and four workflows published. The evening begins.');
		log('1. An order as it should be');
		await runEvening({ ...evening, orderId: '1250001' });
		log('2. An order that gets no rider');
		await noRiderIsFound({ ...evening, orderId: '1250002' });
		log('3. An order whose rider cancels');
		await tripFallsThrough({ ...evening, orderId: '1250003' });
		log('The board at the end of the evening:');
		for (const line of boardLines(await boardRows(n8n))) log(`   ${line}`);
		if (!stayUp) return;
		await invite(n8n, work.orders.id);
		void playCommands(evening, process.stdin);
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
