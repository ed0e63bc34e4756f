type Degrees = number | null | undefined;

/** Where something is. Senders write 0, 0 (a place in the Atlantic) for what they do not know: it is null here. */
export function coordinates(latitude: Degrees, longitude: Degrees): { latitude: Degrees; longitude: Degrees } {
	return latitude || longitude ? { latitude, longitude } : { latitude: null, longitude: null };
}
