// Bundled by the build, like zod.ts beside it.
import { parse } from 'qs';

/** The largest list and the deepest nesting of a form that is still read: more than any order has, less than what harms. */
const bounds = { depth: 10, arrayLimit: 1000, parameterLimit: 20_000, ignoreQueryPrefix: true };

/**
 * The fields of a form, with what PHP writes in brackets (`products[0][name]=...`) as objects and lists.
 * @param form its text, or its fields by name.
 */
export function parseForm(form: string | object): unknown {
	return parse(form as string, bounds);
}
