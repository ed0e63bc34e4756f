/**
 * `npm start`: a full evening on a real n8n and a stand-in for Blink and Blink Logistics, each step said as it happens: an
 * order comes in, is accepted, gets a rider and is delivered, and Blink knows. Stays up until Ctrl-C, so that the workflows
 * can be looked at in the editor; with `--once` it ends after the evening, with code 0 only if the order is delivered.
 */
import { startSandbox, type Sandbox } from '../../sandbox';
import { runEvening } from './evening';
import { exampleNames, readyWorkflow, sandboxAccounts } from './example';
import { installN8n } from './harness/install';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import type { Workflow } from './harness/workflow';
import { startReceiver } from './receiver';

const log = (line: string) => console.log(`» ${line}`);

/** The port that `npm run sandbox -- send` expects, if nobody else has it. */
const USUAL_PORT = 4010;

async function startBlink(): Promise<Sandbox> {
	return await startSandbox({ port: USUAL_PORT }).catch(async () => await startSandbox());
}

/** Says which calls reach Blink, until the process ends. */
function showCalls({ calls }: Sandbox): void {
	let shown = calls.length;
	setInterval(() => {
		for (const { method, path, rawBody, status } of calls.slice(shown))
			log(`Blink was called: ${method} ${path} ${rawBody} → ${status}`);
		shown = calls.length;
	}, 300).unref();
}

function invite(n8n: RunningN8n, sandbox: Sandbox, workflow: Workflow): void {
	const port = new URL(sandbox.url).port;
	const portOption = port === String(USUAL_PORT) ? '' : ` --port ${port}`;
	const nextTask = `SANDB-${String(sandbox.state.tasks.length + 1).padStart(5, '0')}`;
	const address = 'type=DELIVERY --set customer_address_latitude=24.87 --set customer_address_longitude=67.06';
	console.log(`
  n8n's editor   ${n8n.editorUrl}
  E-mail         ${n8n.login.email}
  Password       ${n8n.login.password}

  Another order  npm run sandbox -- send blink.order --to ${n8n.webhookUrl(workflow, 'Blink Trigger')} --set blink_order_id=42 --set ${address}${portOption}
  Its rider      npm run sandbox -- send logistics.task-started --to ${n8n.webhookUrl(workflow, 'Blink Logistics Trigger')} --set data.taskId=${nextTask}${portOption}

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
	log(`A stand-in for Blink and Blink Logistics listens on ${sandbox.url}`);
	const chat = await startReceiver(({ text }) => log(`Somebody is told: ${text}`));
	const accounts = sandboxAccounts(sandbox);
	const workflow = readyWorkflow('blink-order-to-logistics', accounts, { 'Tell Somebody': { url: chat.url } });
	// The others are there to be looked at and changed.
	const others = exampleNames()
		.filter((name) => name !== workflow.id)
		.map((name) => readyWorkflow(name, accounts));
	const workflows = [workflow, ...others];
	const n8n = await startN8n({ tarball, credentials: accounts, workflows, publish: [workflow.id], name: 'start', log });
	const stopped = signals.untilSignalled();
	try {
		log(`n8n is up, with this package installed and the workflow "${workflow.name}" published`);
		await runEvening({ n8n, sandbox, workflow, log });
		if (!stayUp) return;
		invite(n8n, sandbox, workflow);
		showCalls(sandbox);
		await Promise.race([stopped, n8n.ended]);
		if (n8n.hasEnded()) throw new Error(`n8n ended by itself. Its log: ${n8n.logFile}`);
	} finally {
		log('Stopping ...');
		await n8n.stop();
		await sandbox.stop();
		await chat.stop();
	}
}

main(!process.argv.includes('--once')).catch((error: Error) => {
	console.error(`\nIt did not work: ${error.message}`);
	process.exit(1);
});
