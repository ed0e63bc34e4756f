import type { Figures } from './row';

/** All that was measured of one contender, figure by figure. */
export interface Measured {
	contender: string;
	figures: Record<string, number[]>;
}

/**
 * Measures the contenders in turn, round by round, so that whatever else the machine does meets all of them alike; in another
 * order each time, so that none is always behind one that leaves n8n busy. The round before the first is not counted: it pays
 * for what is made only once.
 */
export async function rounds(
	contenders: Record<string, () => Promise<Figures>>,
	count: number,
	onRound: (round: number) => void,
): Promise<Measured[]> {
	const measured = Object.keys(contenders).map((contender): Measured => ({ contender, figures: {} }));
	for (let round = 0; round <= count; round++) {
		onRound(round);
		for (const { contender, figures } of shuffled(measured)) {
			const values = await contenders[contender]!();
			if (round === 0) continue;
			for (const [name, value] of Object.entries(values)) (figures[name] ??= []).push(value);
		}
	}
	return measured;
}

function shuffled<Each>(all: readonly Each[]): Each[] {
	return all
		.map((each) => ({ each, at: Math.random() }))
		.sort((one, other) => one.at - other.at)
		.map(({ each }) => each);
}

/** The middle one; of an even number the higher of the two in the middle. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
