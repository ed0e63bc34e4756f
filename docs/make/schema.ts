/** The part of JSON Schema that n8n's sample outputs use. */
export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** A sample output as an outline: each field with its type, what lies inside it indented below. */
export function outline({ properties = {}, items }: Schema, depth = 0): string[] {
	if (items !== undefined) return outline(items, depth);
	return Object.entries(properties).flatMap(([name, schema]) => [
		`${'  '.repeat(depth)}${name}: ${typeOf(schema)}`,
		...outline(schema, depth + 1),
	]);
}

function typeOf({ type, items }: Schema): string {
	return type === 'array' ? `list of ${items === undefined ? 'anything' : items.type}` : type;
}
