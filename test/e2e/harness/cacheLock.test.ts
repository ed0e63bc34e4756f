import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { withLock } from './cacheLock';

let folder: string;
const lock = () => join(folder, 'lock');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-lock-'));
});

afterEach(async () => {
	await rm(folder, { recursive: true });
});

test('one waits for the other, and knows for whom', async () => {
	const steps: string[] = [];
	const work = (name: string) => async () => {
		steps.push(`${name} begins`);
		await wait(50);
		steps.push(`${name} ends`);
	};
	const waitedFor: number[] = [];
	const first = withLock(lock(), () => {}, work('first'));
	await wait(10);
	await withLock(lock(), (pid) => waitedFor.push(pid), work('second'));
	await first;

	expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
	expect(waitedFor).toEqual([process.pid]);
});

test('is given back when the work fails', async () => {
	const failing = withLock(
		lock(),
		() => {},
		() => Promise.reject(new Error('disk full')),
	);

	await expect(failing).rejects.toThrow('disk full');
	await expect(
		withLock(
			lock(),
			() => {},
			async () => 'works',
		),
	).resolves.toBe('works');
});

test('does not outlive the process that held it', async () => {
	// No system gives out process ids this high.
	await symlink('99999999', lock());

	await expect(
		withLock(
			lock(),
			() => {},
			async () => 'works',
		),
	).resolves.toBe('works');
	expect(existsSync(lock())).toBe(false);
});
