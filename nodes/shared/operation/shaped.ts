import type { z } from '../bundled/zod';
import { isRecord, list, present } from '../reading/sent';

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
	return simplify === undefined ? repaired : repaired.map((entry) => nullForNothing(simplify(entry)) as object);
}

function nullForNothing(value: unknown): unknown {
	if (value === undefined || value === '') return null;
	if (Array.isArray(value)) return value.map(nullForNothing);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nullForNothing(inner)]));
}
