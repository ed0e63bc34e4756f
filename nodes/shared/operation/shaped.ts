import type { z } from '../bundled/zod';
import { unreadable } from '../reading/sent';
import { isEmpty, isRecord, nothingIsNull } from '../reading/values';

/**
 * The rows of an answer as the workflow gets them: with their types repaired under the vendor's own names or, when
 * `simplify` is given, in the shape that it makes, where nothing is empty or missing but null. What could not be read is
 * null in the simple shape, stays as it was sent otherwise, and is named in a hint.
 */
export function shaped<Row extends z.ZodTypeAny>(
	rows: unknown,
	row: Row,
	simplify?: (row: NonNullable<z.output<Row>>) => object,
	hint: (message: string) => void = () => undefined,
): object[] {
	return (Array.isArray(rows) ? rows : []).flatMap((sent: unknown) => {
		const read = row.parse(sent) as z.output<Row> | null | undefined;
		if (read === null || read === undefined) return [];
		for (const path of unreadable(sent, read)) hint(hintText(path, simplify !== undefined));
		return [simplify === undefined ? (keptAsSent(sent, read) as object) : (nothingIsNull(simplify(read)) as object)];
	});
}

/** Of many rows with the same fault only the field is named: the places in lists are left out. */
function hintText(path: string, isSimple: boolean): string {
	const field = path.replace(/\[\d+\]/g, '');
	const became = isSimple ? 'is null where it came so: turn off Simplify to see it' : 'stands there as it was sent';
	return `${field} could not be read: its type or form is not what it should be. It ${became}.`;
}

/** A copy of `read` in which whatever could not be read is as it was sent. */
function keptAsSent(sent: unknown, read: unknown): unknown {
	if (sent === read) return read;
	if (read === null) return isEmpty(sent) ? null : sent;
	if (Array.isArray(sent) && Array.isArray(read)) return read.map((entry, index) => keptAsSent(sent[index], entry));
	if (!isRecord(sent) || !isRecord(read)) return read;
	return Object.fromEntries(Object.keys(read).map((key) => [key, keptAsSent(sent[key], read[key])]));
}
