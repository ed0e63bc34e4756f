import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator } from 'playwright-core';

import { ROOT } from '../harness/paths';

/** A section of the README that somebody follows, word by word. */
export interface Tutorial {
	/** What the README calls a thing of the screen, in bold or italics; fails if it does not name it. */
	value(label: string): string;
	/** What it names and nobody has looked for yet. */
	unread(): string[];
	/** The text that it gives a person to paste. */
	toPaste: string;
	/** How many clicks it says it takes, in the order in which it says so. */
	clicks: number[];
}

/** Reads a section of the README, by its heading. */
export function tutorial(heading: string): Tutorial {
	const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
	const text = readme.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
	const named = new Set(
		[...text.replace(/\s+/g, ' ').matchAll(/(\*\*?)(?=\S)(.+?)\1(?!\*)/g)].map(([, , label]) => label!),
	);
	const unread = new Set(named);
	return {
		value(label) {
			if (!named.has(label)) throw new Error(`The README's "${heading}" does not speak of "${label}".`);
			unread.delete(label);
			return label;
		},
		unread: () => [...unread],
		toPaste: text.match(/^ +(\[\{[^]*?\}\])$/m)![1]!,
		clicks: [...text.matchAll(/about (\d+)/g)].map(([, number]) => Number(number)),
	};
}

/** Somebody at the screen, whose every click and every typing counts. */
export interface Person {
	click(what: Locator): Promise<void>;
	/** Counts as two clicks. */
	doubleClick(what: Locator): Promise<void>;
	type(where: Locator, text: string): Promise<void>;
	/** Puts a text in place of all that is in n8n's code editor. */
	replace(where: Locator, text: string): Promise<void>;
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
		async replace(where, text) {
			clicks += 1;
			typings += 1;
			await where.click();
			const { keyboard } = where.page();
			await keyboard.press('ControlOrMeta+A');
			await keyboard.insertText(text);
		},
		clicks: () => clicks,
		typings: () => typings,
	};
}
