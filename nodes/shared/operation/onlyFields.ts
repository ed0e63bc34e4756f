import { z } from '../bundled/zod';
import { optionalText } from '../reading/filledIn';
import { isEmpty } from '../reading/values';

/** What Only These Fields holds: names with commas between them, or a list as an expression gives it. None is undefined. */
export const onlyFields = z.preprocess(
	(given) => (Array.isArray(given) ? given.join(',') : given),
	optionalText.transform((names) => {
		const wanted = (names ?? '').split(/[,،\n]/).map((name) => name.trim());
		const named = wanted.filter((name) => !isEmpty(name));
		return named.length === 0 ? undefined : named;
	}),
);

/** The outputs of an item with only the fields that are named. One that none of them has is said, since it is misspelt. */
export function withOnly(
	names: readonly string[] | undefined,
	outputs: object[],
	hint: (message: string) => void,
): object[] {
	if (names === undefined || outputs.length === 0) return outputs;
	names
		.filter((name) => !outputs.some((output) => Object.hasOwn(output, name)))
		.forEach((name) => hint(`Only These Fields: the answer has no field "${name}".`));
	return outputs.map((output) => Object.fromEntries(Object.entries(output).filter(([name]) => names.includes(name))));
}
