/** "3 of 20 items were done (0-1, 5)": how far a run got, with the items counted from 0 as n8n counts them. */
export function progressMessage(done: number[], total: number): string {
	const which = done.length === 0 ? '' : ` (${rangesOf(done).join(', ')}, counted from 0)`;
	return `${done.length} of ${total} items were done${which}; the others were not sent or failed.`;
}

/** Numbers in rising order as ranges: 0, 1, 2, 5 are "0-2" and "5". */
function rangesOf(numbers: number[]): string[] {
	const starts = numbers.filter((number, index) => number !== numbers[index - 1]! + 1);
	const ends = numbers.filter((number, index) => number !== numbers[index + 1]! - 1);
	return starts.map((start, index) => (start === ends[index] ? String(start) : `${start}-${ends[index]}`));
}
