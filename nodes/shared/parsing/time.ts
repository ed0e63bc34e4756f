import { UserError } from 'n8n-workflow';

import { DateTime, IANAZone } from '../bundled/luxon';
import { latinDigits } from './digits';

const startsWithDate = /^\d{4}-\d{2}-\d{2}/;
const digits = /^\d{9,13}$/;
const millisecondsFrom = 1e11;
/** Longer than any form of a time. */
const longest = 40;
/** A later year may have more digits than ISO 8601 allows once it is written in another zone: such a number was no time. */
const lastYear = 9998;
/** Year 1 is how .NET writes no time, and in a zone west of Greenwich it is year 0. */
const firstYear = 2;
const endsWithZone = /:\d{2}.*(z|[+-]\d{2}(:?\d{2})?)$/i;

/**
 * Reads a point in time in any form the vendors use and gives it as ISO 8601 in UTC, or null if it is not one.
 * Forms: ISO 8601, `YYYY-MM-DD HH:MM:SS[.ffffff]`, epoch seconds or milliseconds, in any digits. A time without a zone is UTC,
 * as Blink's pages document for `created_at` and `due_at`, unless `zone` (an IANA name) is given, as for what a
 * person picks in the editor; a zero date (`0000-00-00 ...`) is not a time.
 */
export function isoTime(value: unknown, zone = 'utc'): string | null {
	if (value instanceof Date) return toIso(DateTime.fromJSDate(value));
	if (typeof value === 'number') return fromEpoch(value);
	if (typeof value !== 'string') return null;
	if (value.length > longest) return null;
	const text = latinDigits(value).trim();
	if (digits.test(text)) return fromEpoch(Number(text));
	if (!startsWithDate.test(text)) return null;
	const parsed = DateTime.fromISO(text, { zone });
	return toIso(parsed.isValid ? parsed : DateTime.fromSQL(text, { zone }));
}

/** What a person may give for a point in time: a text in any form that `isoTime` reads, or epoch seconds or milliseconds. */
export type InputTime = string | number;

/**
 * A point in time as ISO 8601 in UTC.
 * @param given what was checked to be a time; one without a zone is a wall clock in `timezone`
 * @param timezone the workflow's
 * @throws UserError when the workflow's time zone is needed and is not one, or the time is too far away to be written
 */
export function instantOf(input: InputTime, timezone: string): string {
	const isWallClock = typeof input === 'string' && !digits.test(input) && !endsWithZone.test(latinDigits(input).trim());
	if (isWallClock) refuseNoZone(timezone);
	const time = isoTime(input, isWallClock ? timezone : 'utc');
	if (time !== null) return time;
	throw tooFarAway();
}

function tooFarAway(): UserError {
	return new UserError(`A time is beyond the year ${lastYear}`, {
		description: 'Correct the time and run the item again.',
	});
}

/**
 * A point in time as a vendor writes it.
 * @param given as `instantOf` takes it
 * @param format Luxon's tokens, in English
 * @param zone where the vendor's clock hangs
 * @throws UserError as `instantOf` does, and when `zone` is not one
 */
export function writtenTime(input: InputTime, timezone: string, format: string, zone = 'utc'): string {
	refuseNoZone(zone);
	const time = DateTime.fromISO(instantOf(input, timezone), { zone });
	// The year may be another one in the zone.
	if (time.year > lastYear) throw tooFarAway();
	return time.toFormat(format, { locale: 'en-US' });
}

function refuseNoZone(zone: string): void {
	if (isTimeZone(zone)) return;
	throw new UserError("The workflow's time zone is not the name of a time zone", {
		description:
			'Nothing was sent for this item. Choose the time zone in the settings of the workflow, or set GENERIC_TIMEZONE of n8n to a name such as Asia/Karachi.',
	});
}

/** Whether a text is the name of a time zone that is known here: Asia/Karachi, UTC. */
export function isTimeZone(name: string): boolean {
	return IANAZone.isValidZone(name);
}

function fromEpoch(value: number): string | null {
	if (!Number.isFinite(value) || value < 1e8) return null;
	return toIso(value < millisecondsFrom ? DateTime.fromSeconds(value) : DateTime.fromMillis(value));
}

function toIso(time: DateTime): string | null {
	const utc = time.toUTC();
	return utc.isValid && utc.year >= firstYear && utc.year <= lastYear ? utc.toISO() : null;
}
