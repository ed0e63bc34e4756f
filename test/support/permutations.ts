/** Every order of the given values. */
export function permutations<One>(ones: readonly One[]): One[][] {
	if (ones.length < 2) return [[...ones]];
	return ones.flatMap((one, index) =>
		permutations(ones.filter((_, other) => other !== index)).map((rest) => [one, ...rest]),
	);
}
