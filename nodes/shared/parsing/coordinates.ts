import { number } from './lenient';

type Degrees = number | null | undefined;

/** Where something is. Senders write 0, 0 (a place in the Atlantic) for what they do not know: it is null here. */
export function coordinates(latitude: Degrees, longitude: Degrees): { latitude: Degrees; longitude: Degrees } {
	return latitude || longitude ? { latitude, longitude } : { latitude: null, longitude: null };
}

/**
 * What was filled in, without 0, 0 and without a lone 0, which is the default of a number field.
 * @param names the fields of the latitude and of the longitude
 */
export function withoutNowhere<Values extends object>(
	values: Values,
	names: readonly [latitude: keyof Values, longitude: keyof Values],
): Values {
	const isNowhere = names.every((name) => !number.parse(values[name]));
	if (!isNowhere) return values;
	return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name as keyof Values))) as Values;
}
