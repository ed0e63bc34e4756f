import { DateTime } from '../../shared/bundled/luxon';
import { instantOf, writtenTime, type InputTime } from '../../shared/parsing/time';

/*
 * Times in the forms that Blink expects. The input is anything `isoTime` reads; one without a zone is a wall clock in
 * `timezone`, the workflow's.
 */

/** `YYYY-MM-DD HH:mm:ss` in UTC: Customers, `created_at`. */
export function vendorSecond(input: InputTime, timezone: string): string {
	return writtenTime(input, timezone, 'yyyy-MM-dd HH:mm:ss');
}

/** `YYYY-MM-DD HH:mm` in UTC: Abandoned Carts, `start_date`. */
export function vendorMinute(input: InputTime, timezone: string): string {
	return writtenTime(input, timezone, 'yyyy-MM-dd HH:mm');
}

/** The same for the end of a range: a begun minute counts, so that nothing asked for is cut off. */
export function vendorMinuteUp(input: InputTime, timezone: string): string {
	const time = DateTime.fromISO(instantOf(input, timezone), { zone: 'utc' });
	const minute = time.startOf('minute');
	return vendorMinute((minute < time ? minute.plus({ minutes: 1 }) : minute).toISO()!, timezone);
}

/** `DD-MM-YYYY hh:mm AM/PM` on the workflow's wall clock: Submit Order, `scheduled_delivery_time`. */
export function vendorWallClock(input: InputTime, timezone: string): string {
	return writtenTime(input, timezone, 'dd-MM-yyyy hh:mm a', timezone);
}
