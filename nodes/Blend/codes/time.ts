import { writtenTime, type InputTime } from '../../shared/parsing/time';

/**
 * A time as Blend writes it: `YYYY-MM-DD HH:MM:SS`, assumed to be UTC since it names no zone. What was given without a
 * zone is in `timezone`; what was not given is `now`.
 */
export function eventTime(input: InputTime | undefined, timezone: string, now = new Date()): string {
	return writtenTime(input ?? now.toISOString(), timezone, 'yyyy-MM-dd HH:mm:ss');
}

/**
 * When an order for later is due, for the note of an order that Blend takes for now: on the workflow's clock, which is what
 * the kitchen reads. Null where nobody knows.
 */
export function dueNote(dueAt: InputTime | null, timezone: string): string {
	if (dueAt === null) return 'Scheduled: time unknown';
	return `Scheduled for ${writtenTime(dueAt, 'utc', 'yyyy-MM-dd HH:mm', timezone)} (${timezone})`;
}
