import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A long-running command that cannot outlive this process. */
export interface GuardedProcess {
	/** The id of its process group. */
	pid: number;
	/** Everything it wrote so far. */
	output(): string;
	hasEnded(): boolean;
	/** Resolves when it has ended, asked or not. */
	ended: Promise<void>;
	/** Asks it to end, ends it if it does not, and returns when nothing of it is left. */
	stop(): Promise<void>;
}

interface Command {
	command: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	/** Gets everything the command writes. */
	logFile: string;
}

/** Longer than the guardian's own patience: it only counts if the guardian itself is stuck. */
const STOP_LIMIT_MS = 30_000;

function groupExists(pid: number): boolean {
	try {
		process.kill(-pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Starts a command under the guardian, see guardian.mjs. */
export function startGuarded({ command, args, env, logFile }: Command): GuardedProcess {
	const guardian = join(__dirname, 'guardian.mjs');
	const child = spawn(process.execPath, [guardian, command, ...args], {
		env,
		detached: true,
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	const pid = child.pid;
	if (pid === undefined) throw new Error(`Could not start ${command}`);
	const log = createWriteStream(logFile);
	let output = '';
	let isOver = false;
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			log.write(chunk);
		});
	}
	const ended = new Promise<void>((resolve) => {
		child.once('close', () => {
			isOver = true;
			log.end(resolve);
		});
	});
	return {
		pid,
		output: () => output,
		hasEnded: () => isOver,
		ended,
		async stop() {
			child.stdin.end();
			await Promise.race([ended, wait(STOP_LIMIT_MS, undefined, { ref: false })]);
			if (!groupExists(pid)) return;
			process.kill(-pid, 'SIGKILL');
			await ended;
		},
	};
}
