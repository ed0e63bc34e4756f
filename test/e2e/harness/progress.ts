/** Where a person reads what is going on: one plain sentence per call. */
export type Log = (line: string) => void;

/** How long it took since `start` (milliseconds since the epoch), in words. */
export function elapsed(start: number): string {
	const seconds = Math.round((Date.now() - start) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Runs `work` and says every fifteen seconds that it is still going, and how far it is. */
export async function reporting<T>(log: Log, doing: string, howFar: () => string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	log(`${doing} ...`);
	const timer = setInterval(() => log(`${doing} ... ${[elapsed(start), howFar()].filter(Boolean).join(', ')}`), 15_000);
	try {
		const result = await work();
		log(`${doing}: done in ${elapsed(start)}`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
