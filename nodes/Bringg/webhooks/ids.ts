import type { z } from '../../shared/bundled/zod';
import { leaf } from '../../shared/reading/sent';
import { isEmpty } from '../../shared/reading/values';

/** An id: a number, also one written as text; any other text as it is. Bringg's pages say number, its note bodies text. */
export const anyId = leaf(readId);

function readId(value: unknown): number | string | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	const text = value.trim();
	const number = Number(text);
	// "0042" and ids too long for a number would not survive being one.
	return String(number) === text && Number.isSafeInteger(number) ? number : text || null;
}

/** Many fields that are repaired alike. */
export function fields<Leaf extends z.ZodTypeAny, Name extends string>(
	leaf: Leaf,
	...names: Name[]
): Record<Name, Leaf> {
	return Object.fromEntries(names.map((name) => [name, leaf])) as Record<Name, Leaf>;
}

/** The first id that is there, as the model has ids: as text. */
export function idText(...ids: Array<string | number | null | undefined>): string | null {
	const id = ids.find((each) => !isEmpty(each));
	return isEmpty(id) ? null : String(id);
}
