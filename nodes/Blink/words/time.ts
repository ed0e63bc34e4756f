import { DateTime } from '../../shared/bundled/luxon';
import { isoTime } from '../../shared/reading/time';

/*
 * Times in the forms that Blink wants. What comes in is anything `isoTime` reads; one without a zone is a wall clock in
 * `timezone`, the workflow's.
 */

type Given = string | number;

/** `YYYY-MM-DD HH:mm:ss` in UTC: Customers, `created_at`. */
export function vendorSecond(given: Given, timezone: string): string {
	return inZone(given, timezone, 'utc').toFormat('yyyy-MM-dd HH:mm:ss');
}

/** `YYYY-MM-DD HH:mm` in UTC: Abandoned Carts, `start_date`. */
export function vendorMinute(given: Given, timezone: string): string {
	return inZone(given, timezone, 'utc').toFormat('yyyy-MM-dd HH:mm');
}

/** The same for the end of a range: a begun minute counts, so that nothing asked for is cut off. */
export function vendorMinuteUp(given: Given, timezone: string): string {
	const time = inZone(given, timezone, 'utc');
	const minute = time.startOf('minute');
	return vendorMinute((minute < time ? minute.plus({ minutes: 1 }) : minute).toISO()!, timezone);
}

/** `DD-MM-YYYY hh:mm AM/PM` on the workflow's wall clock: Submit Order, `scheduled_delivery_time`. */
export function vendorWallClock(given: Given, timezone: string): string {
	return inZone(given, timezone, timezone).toFormat('dd-MM-yyyy hh:mm a', { locale: 'en-US' });
}

function inZone(given: Given, timezone: string, zone: string): DateTime {
	return DateTime.fromISO(isoTime(given, timezone)!, { zone });
}
