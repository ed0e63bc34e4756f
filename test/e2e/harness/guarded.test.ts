import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuarded } from './guarded';
import { poll } from './poll';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-guarded-'));
});

afterEach(async () => {
	await rm(folder, { recursive: true });
});

/** Says its own process id and that of a process it started, and stays. */
const family = ['-c', 'sleep 300 & echo $$ $!; wait'];

function exists(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

const pidsIn = (text: string) => (/^(\d+) (\d+)$/m.exec(text) ?? []).slice(1).map(Number);

async function untilGone(pids: number[]): Promise<void> {
	expect(pids).toHaveLength(2);
	await poll('all processes to end', () => !pids.some(exists) || undefined, { timeoutMs: 5000, everyMs: 50 });
}

test('stopping ends the command and what it started', async () => {
	const logFile = join(folder, 'log');
	const guarded = startGuarded({ command: 'sh', args: family, env: process.env, logFile });
	const pids = await poll('the command to start', () =>
		guarded.output().includes('\n') ? pidsIn(guarded.output()) : undefined,
	);

	await guarded.stop();

	await untilGone(pids);
	expect(guarded.hasEnded()).toBe(true);
	expect(pidsIn(await readFile(logFile, 'utf8'))).toEqual(pids);
});

test('a command that does not want to end is ended', async () => {
	const guarded = startGuarded({
		command: 'sh',
		args: ['-c', 'trap "" TERM; sleep 300 & echo $$ $!; wait; sleep 300'],
		env: { ...process.env, GUARDIAN_PATIENCE_MS: '300' },
		logFile: join(folder, 'log'),
	});
	const pids = await poll('the command to start', () =>
		guarded.output().includes('\n') ? pidsIn(guarded.output()) : undefined,
	);

	await guarded.stop();

	await untilGone(pids);
});

test('the command does not outlive the process that asked for it, not even when that one is killed', async () => {
	const asking = `
		const { spawn } = require('node:child_process');
		spawn(process.execPath, [${JSON.stringify(join(__dirname, 'guardian.mjs'))}, 'sh', ...${JSON.stringify(family)}], {
			detached: true,
			stdio: ['pipe', 'inherit', 'inherit'],
		});
	`;
	const asker = spawn(process.execPath, ['-e', asking], { stdio: ['ignore', 'pipe', 'ignore'] });
	const [said] = (await once(asker.stdout, 'data')) as [Buffer];

	asker.kill('SIGKILL');

	await untilGone(pidsIn(said.toString()));
});
