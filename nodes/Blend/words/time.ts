import { writtenTime, type GivenTime } from '../../shared/reading/time';

/**
 * A time as Blend writes it: `YYYY-MM-DD HH:MM:SS`, assumed to be UTC since it names no zone. What was given without a
 * zone is in `timezone`; what was not given is `now`.
 */
export function eventTime(given: GivenTime | undefined, timezone: string, now = new Date()): string {
	return writtenTime(given ?? now.toISOString(), timezone, 'yyyy-MM-dd HH:mm:ss');
}
