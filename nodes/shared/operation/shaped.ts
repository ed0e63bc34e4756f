import type { z } from '../bundled/zod';
import { list } from '../reading/sent';
import { nothingIsNull, present } from '../reading/values';

/**
 * The rows of an answer as the workflow gets them: with their types repaired under the vendor's own names or, when
 * `simplify` is given, in the shape that it makes, where nothing is empty or missing but null.
 */
export function shaped<Row extends z.ZodTypeAny>(
	rows: unknown,
	row: Row,
	simplify?: (row: NonNullable<z.output<Row>>) => object,
): object[] {
	const repaired = present<NonNullable<z.output<Row>>>(list(row).parse(rows));
	return simplify === undefined ? repaired : repaired.map((entry) => nothingIsNull(simplify(entry)) as object);
}
