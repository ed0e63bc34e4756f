import type { z } from '../../shared/bundled/zod';
import { scalar, text } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';

/** An id: a number, also one sent as text; any other text as it is. Bringg documents numbers, its note bodies have text. */
export const anyId = scalar(readId);

function readId(value: unknown): number | string | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	const id = value.trim();
	const number = Number(id);
	// "0042" and ids beyond 2^53 would be changed by the conversion.
	return String(number) === id && Number.isSafeInteger(number) ? number : id || null;
}

/** Fields of one type. */
export function fields<Scalar extends z.ZodTypeAny, Name extends string>(
	scalar: Scalar,
	...names: Name[]
): Record<Name, Scalar> {
	return Object.fromEntries(names.map((name) => [name, scalar])) as Record<Name, Scalar>;
}

/** The first id with a value, as text, as in the model. What is neither a number nor a text is not an id. */
export function idText(...ids: unknown[]): string | null {
	const texts = ids.map((id) => (isEmpty(id) ? '' : (text.parse(id) ?? '')));
	return texts.find((id) => id.trim() !== '') ?? null;
}

/**
 * Refines a schema: a body needs one of these ids.
 * @param idsOf the ids by their path, the usual one first.
 */
export function needsOneOf<Body>(idsOf: (body: Body) => Record<string, unknown>) {
	return (body: Body, context: z.RefinementCtx): void => {
		const ids = idsOf(body);
		if (idText(...Object.values(ids)) !== null) return;
		const [first = 'id', ...others] = Object.keys(ids);
		const alsoMissing = others.join(', ').replace(/, (?=[^,]*$)/, ' and ');
		const message = others.length === 0 ? 'is missing' : `is missing, and so are ${alsoMissing}`;
		context.addIssue({ code: 'custom', path: [first], message });
	};
}
