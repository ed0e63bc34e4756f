/*
 * Broken payloads, made from good ones: seeded, so that a failure can be had again.
 */

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

const deep = JSON.parse('['.repeat(150) + ']'.repeat(150)) as unknown;
const polluting = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown;

/** Values where others belong: every type, and what readers of numbers, times and words stumble over. */
const values: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-0,
	1,
	-1,
	4,
	7,
	1.5,
	1e21,
	-1e308,
	5e-324,
	1e12,
	1e15,
	9007199254740991,
	20,
	29,
	99,
	'',
	' ',
	'null',
	'undefined',
	'NaN',
	'0',
	'1',
	' 2 ',
	'4',
	'24',
	'007',
	'-1',
	'0x10',
	'1e999',
	'1,250.00',
	'١٬٢٥٠٫٠٠',
	'٢٤',
	'۲۰۲۴-۰۶-۲۶ ۰۹:۲۶:۰۴',
	'[{"name":"Roll","options":"[{}]"}]',
	'{"0":{"name":"Roll"},"3":null}',
	'12.',
	'.5',
	'--1',
	'true',
	'FALSE',
	'0000-00-00 00:00:00',
	'2024-02-30 10:00:00',
	'2024-06-26',
	'2024-06-26T09:26:04+05:00',
	'2024-06-26 09:26:04.123456',
	'9999-99-99',
	'1719393964',
	'1719393964000',
	'REJECTED',
	'canceled',
	'TASK_LATE',
	'TASK_FINISHED',
	'order-cancelled',
	'rider-nothing',
	'way_point_left',
	'menu_sync',
	'delivered',
	'number',
	'string',
	'\u0000',
	'\ud800',
	'\u202e\u0645\u0631\u062d\u0628\u0627',
	'👩‍🍳'.repeat(20),
	'x'.repeat(5000),
	'9'.repeat(5000),
	'9'.repeat(500) + 'x',
	'data:image/png;base64,iVBORw0KGgo=',
	'iVBORw0KGgo',
	'{"access_token":"secret"',
	'{"a":{"salt":1}}',
	'[[[[',
	'"',
	'%PDF-1.4',
	[],
	{},
	[null],
	[[]],
	[1, 'a', null, {}],
	{ 0: 'a', length: 1 },
	{ toString: 1, valueOf: 1 },
	{ id: null },
	deep,
	polluting,
];

const keys: readonly string[] = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'then',
	'toJSON',
	'length',
	'0',
	'',
	'id',
	'status',
	'event',
	'eventId',
	'eventType',
	'data',
	'payload',
	'task',
	'way_point',
	'webhook_type',
	'products',
	'access_token',
	'a.b',
	'a[0]',
	'\u0000',
	'é',
];

type Container = Record<string, unknown> | unknown[];
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** A container of the payload: the root, or the one that a random walk ends in. */
function anyContainer(root: Container, random: Random): Container {
	let at = root;
	while (random() < 0.75) {
		const inner = Object.values(at).filter(isContainer);
		if (inner.length === 0) break;
		at = pick(random, inner);
	}
	return at;
}

/** Sets an own property, also `__proto__`, as JSON.parse does; a list has no names and gets an entry more. */
function setOwn(container: Container, key: string, value: unknown): void {
	if (Array.isArray(container) && !(Number(key) < container.length)) {
		container.push(value);
		return;
	}
	Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function removeFrom(container: Container, key: string): void {
	if (Array.isArray(container)) container.pop();
	else delete container[key];
}

/** A copy of JSON values, quicker than structuredClone. */
export function cloned<T>(value: T): T {
	if (Array.isArray(value)) return value.map(cloned) as T;
	if (!isContainer(value)) return value;
	const copy = {};
	for (const key of Object.keys(value)) setOwn(copy, key, cloned((value as Record<string, unknown>)[key]));
	return copy as T;
}

/** A copy without most of what a payload can do without: each field of an object stays with a probability, ids always. */
function thinned(value: unknown, random: Random, staying: number): unknown {
	if (Array.isArray(value))
		return value.slice(0, staying === 1 ? undefined : 2).map((entry) => thinned(entry, random, staying));
	if (!isContainer(value)) return value;
	const copy: Record<string, unknown> = {};
	for (const [key, inner] of Object.entries(value)) {
		const isNeeded = /id$|^(status|event\w*|data|payload|products)$/i.test(key);
		if (isNeeded || random() < staying) copy[key] = thinned(inner, random, staying);
	}
	return copy;
}

/** A payload with one to four things wrong: a value replaced, removed, added, moved, wrapped, or taken from another payload. */
export function mutated(samples: readonly unknown[], random: Random): unknown {
	if (random() < 0.01) return pick(random, values);
	let body = thinned(pick(random, samples), random, random() < 0.2 ? 1 : random());
	for (let count = 1 + Math.floor(random() * 4); count > 0 && isContainer(body); count--) {
		const container = anyContainer(body, random);
		const names = Object.keys(container);
		const name = names.length > 0 ? pick(random, names) : 'id';
		const value = (container as Record<string, unknown>)[name] ?? null;
		const kind = random();
		if (kind < 0.5) setOwn(container, name, cloned(pick(random, values)));
		else if (kind < 0.65) removeFrom(container, name);
		else if (kind < 0.8)
			setOwn(container, pick(random, keys), random() < 0.5 ? cloned(value) : cloned(pick(random, values)));
		else if (kind < 0.86) setOwn(container, name, random() < 0.5 ? [value, value] : { [name]: value });
		else if (kind < 0.9)
			setOwn(container, name, typeof value === 'number' ? String(value) : JSON.stringify(value).length);
		else if (kind < 0.94) setOwn(container, name, JSON.stringify(value));
		else if (kind < 0.97) setOwn(container, name, cloned(pick(random, samples)));
		else if (kind < 0.99) body = { ...body, ...(cloned(pick(random, samples)) as object) };
		else body = random() < 0.5 ? [body] : { data: body };
	}
	return body;
}
