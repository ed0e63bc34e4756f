/** What became of one row of a batch. */
export type RowResult =
	/** The vendor took it. */
	| { status: 'synced' }
	/** The vendor said no to this row: its words. */
	| { status: 'refused'; message: string }
	/** Its call got no answer that says yes or no: why. It may or may not have been carried out. */
	| { status: 'failed'; message: string }
	/** It was never sent: why. */
	| { status: 'notSent'; message: string };

export const notSent = (message: string): RowResult => ({ status: 'notSent', message });

/** A no of the vendor to an entry or, where it names one, to a part of it: words, and the part's ID. */
export interface Refusal {
	message: string;
	part?: string;
}

/** What became of many rows in one line, most frequent first: "Price is missing (12 rows); Branch is closed (1 row)". */
export function resultsText(results: RowResult[]): string {
	const counts = new Map<string, number>();
	for (const result of results) {
		if ('message' in result) counts.set(result.message, (counts.get(result.message) ?? 0) + 1);
	}
	const texts = [...counts].sort(([, a], [, b]) => b - a);
	const lines = texts
		.slice(0, maxShown)
		.map(([message, count]) => `${message} (${count} ${count === 1 ? 'row' : 'rows'})`);
	return [...lines, ...(texts.length > maxShown ? ['and others'] : [])].join('; ');
}

const maxShown = 5;
