/**
 * `npm start`: an evening on a real n8n and a stand-in for Blink and Blink Logistics, each step said as it happens: an order
 * that is delivered, one that gets no rider, and one whose rider cancels. Stays up until Ctrl-C, so that the workflows can be
 * looked at in the editor; with `--once` it ends after the evening, with code 0 only if everything was seen. With `--keep`
 * what a person changed is there again the next time.
 */
import { nextOrderId, startSandbox } from '../../sandbox';
import { boardLines, boardPage, boardRows } from './board';
import { commandHelp, playCommands } from './commands';
import { eveningWorkflows, runEvening } from './evening';
import { exampleNames, readyWorkflow, sandboxAccounts } from './example';
import { freePort } from './harness/freePort';
import { installN8n } from './harness/install';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { terminalLog } from './harness/progress';
import type { Workflow } from './harness/workflow';
import { keepState, KEPT, keptState } from './kept';
import { startReceiver } from './receiver';
import { noRiderIsFound, tripFallsThrough, watchers, type Chat } from './troubles';

const log = terminalLog(process.stdout);

const stayUp = !process.argv.includes('--once');
const keep = process.argv.includes('--keep');

/** The same login every time, for this machine only. */
const PASSWORD = 'Blink-evening-1';

/** The usual port, for bookmarks and `npm run sandbox -- send`, or another one; what is kept has the usual one in it. */
async function portFor(what: string, usual: number): Promise<number> {
	const port = await freePort(usual);
	if (keep && port !== usual)
		throw new Error(`Port ${usual} is taken, which --keep needs for ${what}. Is another npm start running?`);
	return port;
}

/** As they are in n8n: what was kept may have been changed. One that is no longer published stays as it was. */
function inN8n<Work extends Record<keyof Work, Workflow>>(work: Work, { published }: RunningN8n): Work {
	const entries = Object.entries<Workflow>(work);
	const now = (given: Workflow) => published.find(({ id }) => id === given.id) ?? given;
	return Object.fromEntries(entries.map(([key, workflow]) => [key, now(workflow)])) as Work;
}

async function playEvening(stage: Omit<Chat, 'orderId'>, wanted: Workflow[]): Promise<void> {
	const { published } = stage.n8n;
	const missing = wanted.filter(({ id }) => !published.some((one) => one.id === id)).map(({ name }) => `"${name}"`);
	if (missing.length > 0) throw new Error(`these workflows are not published any more: ${missing.join(', ')}`);
	const next = (): Chat => ({ ...stage, orderId: String(nextOrderId(stage.sandbox.state)) });
	log(`n8n is up, with this package installed and ${published.length} workflows published. The evening begins.`);
	log('1. An order as it should be');
	await runEvening(next());
	log('2. An order that gets no rider');
	await noRiderIsFound(next());
	log('3. An order whose rider cancels');
	await tripFallsThrough(next());
	log('The board at the end of the evening:');
	for (const line of boardLines(await boardRows(stage.n8n))) log(`   ${line}`);
}

const ending = keep
	? `Everything runs on this machine only and ends with Ctrl-C. The next npm start -- --keep goes on from here;
  to begin anew, delete ${KEPT}`
	: 'Everything runs on this machine only and is gone after Ctrl-C.';

async function invite(n8n: RunningN8n, workflowId: string): Promise<void> {
	const { editorUrl, login } = n8n;
	console.log(`
  Look here next  ${editorUrl}/workflow/${workflowId}
  What happened   ${editorUrl}/workflow/${workflowId}/executions
  The board       ${await boardPage(n8n)}
  E-mail          ${login.email}
  Password        ${login.password}
${commandHelp}

  ${ending}
`);
}

/** While things start, a signal ends this process at once, and n8n with it. Later it is a wish to end tidily. */
function onSignal() {
	let act: () => void = () => process.exit(130);
	// Handlers stay in place to the end: one Ctrl-C may arrive twice, from the terminal and from npm.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => act());
	return { untilSignalled: async () => await new Promise<void>((resolve) => (act = resolve)) };
}

async function main(): Promise<void> {
	const signals = onSignal();
	const port = await portFor("n8n's editor", 5680);
	const sandbox = await startSandbox({ port: await portFor('Blink', 4010), seed: keep ? keptState() : {} });
	const chat = await startReceiver(
		({ json, text }) => log(`In the chat: ${(json as { text?: string })?.text ?? text}`),
		await portFor('the chat', 4011),
	);
	const stopKeeping = keep ? keepState(sandbox.state) : () => {};
	await installN8n(log);
	const tarball = await buildAndPack(log);
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
		...{ port, password: PASSWORD, userFolder: keep ? KEPT : undefined },
	});
	const stage = { ...inN8n(work, n8n), n8n, sandbox, chat, log };
	const stopped = signals.untilSignalled();
	const isStopped = stopped.then(() => {
		throw new Error('It was stopped before the evening was over.');
	});
	const evening = playEvening(stage, atWork).catch((error: Error) => {
		// The reason may be what a person changed, who is to find it in the editor.
		if (!keep || !stayUp) throw error;
		log(`The evening was not played to its end: ${error.message}`);
	});
	try {
		await Promise.race([evening, isStopped]);
		if (!stayUp) return;
		await invite(n8n, work.orders.id);
		void playCommands(stage, process.stdin);
		await Promise.race([stopped, n8n.ended]);
		if (n8n.hasEnded()) throw new Error(`n8n ended by itself. Its log: ${n8n.logFile}`);
	} finally {
		log('Stopping ...');
		process.stdin.destroy();
		await n8n.stop();
		await sandbox.stop();
		await chat.stop();
		stopKeeping();
	}
}

main().catch((error: Error) => {
	console.error(`\nIt did not work: ${error.message}`);
	process.exit(1);
});
