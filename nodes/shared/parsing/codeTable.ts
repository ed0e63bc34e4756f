import type { INodePropertyOptions } from 'n8n-workflow';

import { latinDigits } from './digits';

/** One row: what a vendor's word or number means. Whatever else the row holds (a status, an event) is the table's own. */
export interface CodeRow {
	/** The word by which this package knows the row: what a field holds, and what `get` takes. */
	value: string;
	/** The vendor's number for it, where it has one; `null` where only words are in use. */
	code?: number | null;
	/** Other spellings that mean the same and differ in more than case and signs. */
	aliases?: readonly string[];
	/** As a field shows it. Rows without a name are not options of a field. */
	name?: string;
	description?: string;
}

/** A table of words: reading what senders write, looking up what is known, and filling a field. */
export interface CodeTable<Row extends CodeRow> {
	rows: readonly Row[];
	/**
	 * The row that was meant: by number (4, "4" or "٤"), else by word in any case and spacing ("DINE IN", "dine-in", "DineIn";
	 * "canceled" is "cancelled"). The first of several values that is not empty counts; a number that is not in the table
	 * is not looked up by its word. Undefined for what the table does not know.
	 */
	find(...sent: unknown[]): Row | undefined;
	/** The row of a word of this table. */
	get<Value extends Row['value']>(word: Value): Extract<Row, { value: Value }>;
	/** All values, as zod's `enum` takes them. */
	values: [Row['value'], ...Array<Row['value']>];
	/** The options of a field, by name in alphabetical order, as n8n's rules require. */
	options: INodePropertyOptions[];
}

/**
 * Makes a table of its rows.
 * @param prefix what some senders write before each word (`TASK_`), which does not count.
 */
export function codeTable<const Row extends CodeRow>(
	rows: readonly Row[],
	{ prefix = '' }: { prefix?: string } = {},
): CodeTable<Row> {
	const byCode = new Map(rows.flatMap((row) => (typeof row.code === 'number' ? [[row.code, row] as const] : [])));
	const bySpelling = new Map(
		rows.flatMap((row) => [row.value, ...(row.aliases ?? [])].map((text) => [normalized(text, prefix), row])),
	);
	const byValue = new Map<string, Row>(rows.map((row) => [row.value, row]));
	return {
		rows,
		find: (...sent) => {
			// An object of a sender may not even be made a text.
			const texts = sent
				.map((value) => (typeof value === 'object' ? '' : latinDigits(String(value ?? '')).trim()))
				.filter(Boolean);
			const number = texts.find((text) => /^\d+$/.test(text));
			if (number !== undefined && byCode.size > 0) return byCode.get(Number(number));
			return texts.map((text) => bySpelling.get(normalized(text, prefix))).find((row) => row !== undefined);
		},
		get: (word) => byValue.get(word) as Extract<Row, { value: typeof word }>,
		values: rows.map(({ value: word }) => word) as [Row['value'], ...Array<Row['value']>],
		options: rows
			.filter(({ name }) => name !== undefined)
			.map(({ name = '', value: word, description }) => ({ name, value: word, ...(description && { description }) }))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

/** A word without what people write differently: case, spaces, dashes, underscores, one l or two in "cancelled". */
export function normalized(text: string, prefix = ''): string {
	const letters = lettersOf(text);
	const start = lettersOf(prefix);
	return (start !== '' && letters.startsWith(start) ? letters.slice(start.length) : letters).replace(
		/canceled/,
		'cancelled',
	);
}

function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A warning about a value that is not in the table: nothing else in the item shows that it was sent. */
export function unknownCodeWarnings(table: CodeTable<CodeRow>, path: string, sent: unknown): string[] {
	const isPresent = typeof sent === 'number' || (typeof sent === 'string' && sent.trim() !== '');
	return isPresent && table.find(sent) === undefined ? [`${path} is not one of the known words and is null`] : [];
}
