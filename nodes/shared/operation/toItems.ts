import type { z } from '../bundled/zod';
import { unreadable } from '../parsing/lenient';
import { emptyToNull } from '../parsing/values';

/** A row of thousands of unreadable values needs no thousand warnings. */
const maxWarnings = 50;

/**
 * The rows of an answer as the workflow gets them: with their types repaired under the vendor's own names or, when
 * `simplify` is given, in the shape that it makes, where nothing is empty or missing but null. What could not be read is
 * null in the simple shape, where it stands in `warnings` beside those that `simplify` gives, stays as it was sent otherwise,
 * and is named in a hint.
 */
export function toItems<Row extends z.ZodTypeAny>(
	rows: unknown,
	row: Row,
	simplify?: (row: NonNullable<z.output<Row>>) => object & { warnings?: string[] },
	hint: (message: string) => void = () => undefined,
): object[] {
	return (Array.isArray(rows) ? rows : []).flatMap((sent: unknown) => {
		const read = row.parse(sent) as z.output<Row> | null | undefined;
		if (read === null || read === undefined) return [];
		const { paths, kept } = unreadable(sent, read);
		for (const path of paths) hint(hintText(path, simplify !== undefined));
		if (simplify === undefined) return [kept as object];
		const { warnings = [], ...simple } = simplify(read);
		const lost = paths.map((path) => `${path} could not be read and is null`);
		return [{ ...(emptyToNull(simple) as object), warnings: shortened([...warnings, ...lost]) }];
	});
}

function shortened(warnings: string[]): string[] {
	const more = warnings.length - maxWarnings;
	return more > 0 ? [...warnings.slice(0, maxWarnings), `${more} more values could not be read`] : warnings;
}

/** Of many rows with the same fault only the field is named: the places in lists are left out. */
function hintText(path: string, isSimple: boolean): string {
	const field = path.replace(/\[\d+\]/g, '');
	const became = isSimple ? 'is null where it came so: turn off Simplify to see it' : 'stands there as it was sent';
	return `${field} could not be read: its type or form is not what it should be. It ${became}.`;
}
