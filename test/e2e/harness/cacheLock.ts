import { mkdir, readlink, symlink, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** The process that holds the lock, if it holds it and is alive. */
async function holder(lock: string): Promise<number | undefined> {
	const pid = Number(await readlink(lock).catch(() => ''));
	return pid && isRunning(pid) ? pid : undefined;
}

/**
 * Runs `work` while no other process runs work under the same lock. The lock is a symbolic link whose target is the
 * holder's process id: made in one step together with its content, so a lock left by a process that died is told apart.
 */
export async function withLock<T>(
	lock: string,
	onWait: (holderPid: number) => void,
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(lock), { recursive: true });
	let told = false;
	for (;;) {
		const taken = await symlink(String(process.pid), lock).then(
			() => true,
			() => false,
		);
		if (taken) break;
		const pid = await holder(lock);
		if (pid === undefined) {
			await unlink(lock).catch(() => undefined);
			continue;
		}
		if (!told) onWait(pid);
		told = true;
		await wait(1000);
	}
	try {
		return await work();
	} finally {
		await unlink(lock).catch(() => undefined);
	}
}
