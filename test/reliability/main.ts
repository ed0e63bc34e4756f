/**
 * What may go wrong on a Friday evening, played in a real n8n: `npm run test:reliability`. Ends with `N passed, N failed`.
 *
 *   npm run test:reliability -- --only restart    one scenario (may be given several times)
 *   npm run test:reliability -- --short           without what takes longest, as .ci/run does
 *   npm run test:reliability -- --write           puts what was found into docs/reliability.md, scenario by scenario
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { startSandbox, type Sandbox } from '../../sandbox';
import { readyWorkflow } from '../e2e/example';
import { startN8n } from '../e2e/harness/n8n';
import { buildAndPack } from '../e2e/harness/pack';
import { ROOT } from '../e2e/harness/paths';
import { elapsed } from '../e2e/harness/progress';
import type { Credential } from '../e2e/harness/workflow';
import { reliabilityDocument, type Played } from './document';
import type { Outcome, Scenario } from './scenario';
import { boardOrders, boardSome, queueBoard } from './scenarios/board';
import { concurrencyLimit } from './scenarios/concurrencyLimit';
import { databaseLocked, databaseRefuses } from './scenarios/database';
import { deadToken } from './scenarios/deadToken';
import { eveningDownTwice } from './scenarios/eveningDownTwice';
import { killsInBursts, killsUnderLoad } from './scenarios/kills';
import { queueAnswers, queueRepeats, queueWebhookKilled, queueWorkerKilled } from './scenarios/queue';
import { queueDoor } from './scenarios/queueDoor';
import { restart } from './scenarios/restart';
import { burst, busy, manyEvents } from './scenarios/rush';
import { secrets } from './scenarios/secrets';
import { severalRefused } from './scenarios/severalRefused';
import { answerCases } from './support/answers';
import { apiFaults } from './support/apiFaults';
import { sqliteOf } from './support/database';
import { startEffects } from './support/effects';
import { guardedCredential, guardedReceiver } from './support/guardedWorkflow';
import { missingForQueue, startQueue } from './support/queue';
import { only, receiversFor } from './support/receivers';
import { tokenReceiver } from './support/tokenWorkflow';
import type { Where } from './support/where';

const { values } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		short: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
	},
});
/** What takes longest, and is left out where time is short. */
const long = ['busy', 'manyEvents', 'queueDoor'];
const wanted = <Each extends { name: string }>(all: readonly Each[]) =>
	all.filter(({ name }) => (values.only ? values.only.includes(name) : !(values.short && long.includes(name))));

const log = (line: string) => console.log(line);
const played: Played[] = [];

/** Runs one scenario and keeps what it found; one that breaks is one that failed. */
async function play(name: string, title: string, run: () => Promise<Outcome>): Promise<void> {
	const start = Date.now();
	log(`${title} (${name}) ...`);
	const outcome = await run().catch(
		(error: Error): Outcome => ({
			figures: '',
			kept: [{ promise: 'can be played to its end', isKept: false, seen: error.message.split('\n', 1)[0]! }],
		}),
	);
	log(`\n── ${title} (${name}), ${elapsed(start)}\n${outcome.figures}`);
	for (const { promise, isKept, seen } of outcome.kept)
		log(`${isKept ? '  kept' : 'BROKEN'}: ${promise}${isKept ? '' : ` – seen: ${seen}`}`);
	for (const { promise, isKept, seen } of outcome.aims ?? [])
		log(`${isKept ? 'reached' : ' missed'}: ${promise}${isKept ? '' : ` – seen: ${seen}`}`);
	played.push({ name, title, ...outcome });
	if (values.write) await writeDown();
}

/** What was found so far, into the document. */
async function writeDown(): Promise<void> {
	const file = join(ROOT, 'docs', 'reliability.md');
	const earlier = await readFile(file, 'utf8').catch(() => '');
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, await reliabilityDocument(played, earlier));
}

/** The account of the sandbox's Blink. */
function accountOf({ state, url }: Sandbox): Credential {
	const data = { ...state.users[0], environment: 'custom', url, accessToken: '' };
	return { id: 'relBlinkAccount', name: 'Blink', type: 'blinkApi', data };
}

const boardWith = (account: Credential, chat: string) =>
	readyWorkflow('orders-board', [account], { 'Tell Somebody': { url: chat } });

/** Scenarios in one n8n with SQLite. `settings` says in their titles what is not n8n's default; `tells` as for `receiversFor`. */
async function inN8n(
	tarball: string,
	scenarios: readonly Scenario[],
	{ settings = '', env = {}, tells = true }: { settings?: string; env?: Record<string, string>; tells?: boolean } = {},
) {
	const mine = wanted(scenarios);
	if (mine.length === 0) return;
	const effects = await startEffects();
	const sandbox = await startSandbox({ seed: { users: [{ username: 'demo', password: 'pass/word+"7731"&x' }] } });
	const account = accountOf(sandbox);
	const board = boardWith(account, effects.url);
	const receivers = receiversFor(effects, { tells });
	const [token, guarded] = [tokenReceiver(account), guardedReceiver];
	const workflows = [...[...receivers, token, guarded].map(({ workflow }) => workflow), board];
	const n8n = await startN8n({
		tarball,
		credentials: [account, guardedCredential],
		workflows,
		env,
		name: 'reliability',
		log,
	});
	const database = await sqliteOf(n8n.userFolder);
	try {
		const where: Where = { n8n, database, sandbox, effects, receivers, token, guarded, board, log };
		for (const { name, title, run } of mine) await play(name, `${title}${settings}`, async () => await run(where));
	} finally {
		await database.close();
		await n8n.stop();
		await sandbox.stop();
		await effects.stop();
	}
}

async function inQueueMode(tarball: string): Promise<void> {
	const mine = wanted([queueAnswers, queueRepeats, queueBoard, queueWorkerKilled, queueWebhookKilled]);
	if (mine.length === 0) return;
	const missing = await missingForQueue();
	if (missing !== undefined) {
		log(`\n── Queue mode is left out: there is no ${missing} here.`);
		return;
	}
	const effects = await startEffects();
	const receivers = only(
		receiversFor(effects),
		...['relBlink', 'relBlinkAtOnce', 'relLogistics', 'relBlend', 'relRider', 'relWebhook', 'relWebhookResends'],
	);
	const sandbox = await startSandbox();
	const account = accountOf(sandbox);
	const board = boardWith(account, effects.url);
	const workflows = [...[...receivers, ...answerCases].map(({ workflow }) => workflow), board];
	const queue = await startQueue({ tarball, credentials: [account], workflows, log }, receivers);
	try {
		const where = { ...queue, effects, receivers, sandbox, board, log };
		for (const { name, title, run } of mine) await play(name, title, async () => await run(where));
	} finally {
		await queue.stop();
		await sandbox.stop();
		await effects.stop();
	}
}

/** Orders over a queue; left out where RabbitMQ or PostgreSQL does not answer. */
async function overAQueue(tarball: string): Promise<void> {
	for (const { name } of wanted([{ name: 'queueDoor' }])) {
		const outcome = await queueDoor(tarball, log);
		if (outcome === undefined)
			return log('\n── Orders over a queue are left out: RabbitMQ or PostgreSQL does not answer here.');
		await play(name, 'Orders over a queue: one of two n8n is killed', async () => outcome);
	}
}

/** What cannot even be started is one that failed; the others are played all the same. */
async function orFailed(title: string, work: Promise<void>): Promise<void> {
	await work.catch((error: Error) => {
		log(`BROKEN: ${title} cannot be played\n${error.stack}`);
		const kept = [{ promise: 'can be played', isKept: false, seen: error.message.slice(0, 500) }];
		played.push({ name: title, title, figures: '', kept });
	});
}

async function main(): Promise<void> {
	const start = Date.now();
	const tarball = await buildAndPack(log);
	// Their failures are no matter of speed: those that wait for a vendor may wait beside those that wait for n8n.
	await Promise.all([
		...wanted([{ name: 'apiFaults' }]).map(async ({ name }) => await play(name, "The vendor's API fails", apiFaults)),
		orFailed(
			'One n8n',
			inN8n(tarball, [
				restart,
				eveningDownTwice,
				databaseRefuses,
				severalRefused,
				databaseLocked,
				deadToken,
				killsInBursts,
				killsUnderLoad,
				values.short ? boardSome : boardOrders,
				secrets,
			]),
		),
	]);
	for (const { name } of wanted([{ name: 'concurrencyLimit' }])) {
		await play(
			name,
			'One run at a time, and a sender that tries again',
			async () => await concurrencyLimit(tarball, log),
		);
	}
	await orFailed('A rush', inN8n(tarball, [burst, busy], { tells: false }));
	const env = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	const settings = ', isolates when needed';
	await orFailed(`A rush${settings}`, inN8n(tarball, [burst, busy, manyEvents], { settings, env, tells: false }));
	await orFailed('Queue mode', inQueueMode(tarball));
	await orFailed('Orders over a queue', overAQueue(tarball));
	const kept = played.flatMap((each) => each.kept);
	const passed = kept.filter(({ isKept }) => isKept).length;
	log(`\nIn all ${elapsed(start)}.\n${passed} passed, ${kept.length - passed} failed`);
	process.exitCode = passed === kept.length && passed > 0 ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.stack);
	process.exitCode = 1;
});
