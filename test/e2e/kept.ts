import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { State } from '../../sandbox';
import { ROOT } from './harness/paths';

/** What `npm start -- --keep` keeps: n8n with its workflows, tables and runs, and what Blink and Blink Logistics know. */
export const KEPT = join(ROOT, 'test', '.kept');
const file = join(KEPT, 'blink.json');

/** What Blink and Blink Logistics knew the last time, if there was one. */
export function keptState(): Partial<State> {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : {};
}

/** Keeps it from now on: each second, since whoever ends this process may not ask. Returns how to write it a last time. */
export function keepState(state: State): () => void {
	const write = () => {
		// Whole or not at all, whatever happens in between.
		writeFileSync(`${file}.new`, JSON.stringify(state));
		renameSync(`${file}.new`, file);
	};
	mkdirSync(KEPT, { recursive: true });
	const timer = setInterval(write, 1000);
	return () => {
		clearInterval(timer);
		write();
	};
}
