import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Locator } from 'playwright-core';

import { ROOT } from '../harness/paths';

/** A section of the README that somebody follows, word by word. */
export interface Tutorial {
	/** What the README calls a thing of the screen, in bold or italics; fails if it does not name it. */
	value(label: string): string;
	/** What it names and nobody has looked for yet. */
	unread(): string[];
	/** Runs the command that it shows, as a person who has put in the address does. Returns what it printed. */
	send(address: string): Promise<string>;
	/** How many clicks it says it takes. */
	clicks: number;
}

/** Reads a section of the README, by its heading. */
export function tutorial(heading: string): Tutorial {
	const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
	const text = readme.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
	const named = new Set(
		[...text.replace(/\s+/g, ' ').matchAll(/(\*\*?)(?=\S)(.+?)\1(?!\*)/g)].map(([, , label]) => label!),
	);
	const unread = new Set(named);
	const command = text.match(/^ +(curl .+)$/m)![1]!;
	return {
		value(label) {
			if (!named.has(label)) throw new Error(`The README's "${heading}" does not speak of "${label}".`);
			unread.delete(label);
			return label;
		},
		unread: () => [...unread],
		async send(address) {
			const { stdout } = await promisify(execFile)('sh', ['-c', command.replace(/https:[^"]+/, address)], {
				env: { PATH: process.env.PATH },
			});
			return stdout;
		},
		clicks: Number(text.match(/about (\d+) clicks/)![1]),
	};
}

/** Somebody at the screen, whose every click and every typing counts. */
export interface Person {
	click(what: Locator): Promise<void>;
	/** Counts as two clicks. */
	doubleClick(what: Locator): Promise<void>;
	type(where: Locator, text: string): Promise<void>;
	clicks(): number;
	typings(): number;
}

export function personAtScreen(): Person {
	let clicks = 0;
	let typings = 0;
	return {
		async click(what) {
			clicks += 1;
			await what.click();
		},
		async doubleClick(what) {
			clicks += 2;
			await what.dblclick();
		},
		async type(where, text) {
			typings += 1;
			await where.fill(text);
		},
		clicks: () => clicks,
		typings: () => typings,
	};
}
