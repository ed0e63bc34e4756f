import type { Where } from './support/where';

/** One thing that docs/reliability.md promises, and whether this run kept it. */
export interface Kept {
	promise: string;
	isKept: boolean;
	/** What was seen, for the line that fails. */
	seen: string;
}

/** What a scenario found. */
export interface Outcome {
	/** Figures as Markdown: a sentence and a table. */
	figures: string;
	kept: Kept[];
	/** What depends on how fast the machine is: told, and not counted. */
	aims?: Kept[];
}

/** Something that goes wrong, played in full. */
export interface Scenario {
	/** For `--only`. */
	name: string;
	title: string;
	run(where: Where): Promise<Outcome>;
}

/** A promise about a number that has to be zero, or whatever else is right. */
export function expects(promise: string, seen: unknown, right: unknown = 0): Kept {
	return { promise, isKept: JSON.stringify(seen) === JSON.stringify(right), seen: JSON.stringify(seen) };
}

/** Rows as a Markdown table. */
export function table(headings: readonly string[], rows: ReadonlyArray<readonly unknown[]>): string {
	return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
