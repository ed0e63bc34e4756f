import { DateTime } from '../../shared/bundled/luxon';
import { isoTime } from '../../shared/reading/time';

/**
 * A time as Blend writes it: `YYYY-MM-DD HH:MM:SS`, assumed to be UTC since it names no zone. What was given without a
 * zone is in `timezone`; what was not given is `now`.
 */
export function eventTime(given: string | number | undefined, timezone: string, now = new Date()): string {
	const iso = given === undefined ? now.toISOString() : isoTime(given, timezone)!;
	return DateTime.fromISO(iso, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss');
}
