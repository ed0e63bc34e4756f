import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Values to put into a sample, by dotted path (`data.orderId`, `way_points.0.position`). `undefined` removes the field. */
export type Settings = Record<string, unknown>;

/**
 * A vendor's sample payload.
 * @param name a file under `samples/`, without `.json`, e.g. `blink/order`.
 * @returns a fresh copy each time.
 * @throws when there is no such file.
 */
export function sampleFile<Shape = unknown>(name: string): Shape {
	return JSON.parse(readFileSync(join(__dirname, 'samples', `${name}.json`), 'utf8')) as Shape;
}

/**
 * Puts values into a payload at dotted paths; missing objects on the way are created.
 * @returns a changed copy.
 * @throws when a path runs through a value that can hold no fields.
 */
export function withSettings<Payload>(payload: Payload, settings: Settings = {}): Payload {
	const copy = structuredClone(payload);
	for (const [path, value] of Object.entries(settings)) setAt(copy, path.split('.'), value, path);
	return copy;
}

/** The value at a dotted path, or undefined. */
export function valueAt(payload: unknown, path: string): unknown {
	return path.split('.').reduce<unknown>((value, key) => (isHolder(value) ? value[key] : undefined), payload);
}

function setAt(holder: unknown, keys: string[], value: unknown, path: string): void {
	if (!isHolder(holder)) throw new Error(`The path "${path}" runs through a value that can hold no fields.`);
	const [key = '', ...rest] = keys;
	if (rest.length > 0) {
		holder[key] ??= {};
		setAt(holder[key], rest, value, path);
	} else if (value === undefined) {
		delete holder[key];
	} else {
		holder[key] = value;
	}
}

function isHolder(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
