import { readFile, writeFile } from 'node:fs/promises';

const MEGABYTE = 1024;

/** The processes of a group as Linux lists them under a guardian: its children and theirs, the oldest first. */
async function descendants(pid: number): Promise<number[]> {
	const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
	const own = children.split(' ').filter(Boolean).map(Number);
	return [...own, ...(await Promise.all(own.map(descendants))).flat()];
}

async function megabytes(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Math.round(Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / MEGABYTE);
}

/** The memory of the process that a guardian runs, without that process's own children. Linux only: NaN elsewhere. */
export interface Memory {
	/** Resident now, in megabytes. */
	now(): Promise<number>;
	/** The most that was resident since `forgetPeak`, in megabytes. */
	peak(): Promise<number>;
	forgetPeak(): Promise<void>;
}

/** @param guardian the process id that `startGuarded` gave. */
export async function memoryOf(guardian: number): Promise<Memory> {
	const [pid = 0] = await descendants(guardian);
	return {
		now: async () => await megabytes(pid, 'VmRSS'),
		peak: async () => await megabytes(pid, 'VmHWM'),
		forgetPeak: async () => await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined),
	};
}
