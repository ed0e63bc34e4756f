/** Where a person reads what is going on: one plain sentence per call. */
export interface Log {
	(line: string): void;
	/** Shows how far something is, in place of what it showed before; the next line replaces it. Where there is none, only the end is said. */
	moving?(line: string): void;
}

/** A log on a terminal, with one line that moves; in a file or a pipe no line moves. */
export function terminalLog(stream: NodeJS.WriteStream): Log {
	const clear = stream.isTTY ? '\r\x1b[K' : '';
	const log = (line: string) => void stream.write(`${clear}» ${line}\n`);
	if (!stream.isTTY) return log;
	const moving = (line: string) => void stream.write(`${clear}» ${line}`.slice(0, clear.length + stream.columns - 1));
	return Object.assign(log, { moving });
}

/** How long it took since `start` (milliseconds since the epoch), in words. */
export function elapsed(start: number): string {
	const seconds = Math.round((Date.now() - start) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Runs `work`, says when it begins and when it is done, and between them on the moving line how far it is. */
export async function reporting<T>(log: Log, doing: string, howFar: () => string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	const show = () => log.moving?.(`${doing} ... ${[elapsed(start), howFar()].filter(Boolean).join(', ')}`);
	if (log.moving) show();
	else log(`${doing} ...`);
	const timer = setInterval(show, 1000);
	try {
		const result = await work();
		log(`${doing}: done in ${elapsed(start)}`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
