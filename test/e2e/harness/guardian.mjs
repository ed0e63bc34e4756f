/**
 * Runs a command and ends it, together with everything it started, as soon as whoever asked for it is gone, in whatever
 * way it went: its end of the pipe to our standard input closes even when it was killed. Started as the leader of its own
 * process group, so that ending the group ends all of it.
 */
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const PATIENCE_MS = Number(process.env.GUARDIAN_PATIENCE_MS ?? 20_000);

function signalGroup(signal) {
	process.kill(-process.pid, signal);
}

// The group's signal reaches this process too, which has to outlive the others.
process.on('SIGTERM', () => {});

process.stdin.resume().once('end', () => {
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), PATIENCE_MS);
});

spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).once('exit', (code, signal) => {
	console.error(`Ended with ${signal ?? `code ${code}`}.`);
	// Whatever the command left behind, and this process with it.
	signalGroup('SIGKILL');
});
