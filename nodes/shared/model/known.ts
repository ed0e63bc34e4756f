/** What is known of a thing of the model: any part of it may be missing or null, at any depth. */
export type Known<Thing> =
	Thing extends ReadonlyArray<infer Entry>
		? ReadonlyArray<Known<Entry> | null | undefined>
		: Thing extends object
			? { [Field in keyof Thing]?: Known<Thing[Field]> | null }
			: Thing;

/** The thing with what is not known as `nothing` has it. */
export function filledUp<Thing extends object>(nothing: Thing, known: object | null | undefined): Thing {
	const filled: object = { ...nothing };
	for (const [field, value] of Object.entries(known ?? {})) {
		if (value !== undefined && value !== null && field in nothing) Object.assign(filled, { [field]: value });
	}
	return filled as Thing;
}
