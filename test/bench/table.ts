import { median, type Measured } from './rounds';

/** One piece of work as measured. */
export interface MeasuredRow {
	work: string;
	contenders: Measured[];
}

const HEADINGS = ['work', 'who', 'figure', 'median', 'lowest to highest', 'of the first'];

function short(value: number): string {
	if (!Number.isFinite(value)) return '–';
	if (Number.isInteger(value) || value >= 1000) return Math.round(value).toLocaleString('en');
	return value.toFixed(value < 10 ? 2 : 1);
}

function linesOf({ work, contenders }: MeasuredRow): string[][] {
	return contenders.flatMap(({ contender, figures }, place) =>
		Object.entries(figures).map(([figure, values], index) => {
			const first = median(contenders[0]?.figures[figure] ?? []);
			return [
				place + index === 0 ? work : '',
				index === 0 ? contender : '',
				figure,
				short(median(values)),
				`${short(Math.min(...values))} to ${short(Math.max(...values))}`,
				place === 0 ? '1' : short(median(values) / first),
			];
		}),
	);
}

/** All rows as one Markdown table. "Of the first" divides a median by that of the row's first contender. */
export function table(rows: readonly MeasuredRow[]): string {
	const lines = [HEADINGS, HEADINGS.map(() => '---'), ...rows.flatMap(linesOf)];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The table of a document in which these rows take the place of what was measured of them before; new ones come last. */
export function tableWith(document: string, rows: readonly MeasuredRow[]): string {
	const [headings, dashes, ...lines] = document.split('\n').filter((line) => line.startsWith('|'));
	const works = new Map<string, string[]>();
	let own: string[] = [];
	for (const text of [...lines, ...table(rows).split('\n').slice(2)]) {
		const [, work] = /^\| *(.*?) *\|/.exec(text) ?? [];
		if (work) works.set(work, (own = []));
		own.push(text);
	}
	return [headings, dashes, ...[...works.values()].flat()].join('\n');
}
