import { fromJson, parsedJson } from '../../nodes/shared/parsing/json';

describe('integers beyond 2^53', () => {
	it.each([
		['{"id": 8202522731445525542}', { id: '8202522731445525542' }],
		[
			'{"id":9007199254740993,"of":[9007199254740992,-9007199254740993]}',
			{
				id: '9007199254740993',
				of: ['9007199254740992', '-9007199254740993'],
			},
		],
		['[123456789012345678901234567890]', ['123456789012345678901234567890']],
		['8202522731445525542', '8202522731445525542'],
		// Written as some programs write whole numbers that they hold as fractions.
		['{"id":9007199254740993.0}', { id: '9007199254740993.0' }],
		['[1e21,1E+21,-1.5e16,12345678e9]', ['1e21', '1E+21', '-1.5e16', '12345678e9']],
		['[1234567890123456e3,1e400]', ['1234567890123456e3', '1e400']],
		['{"a":{"b":[{"c":\n\t8202522731445525542\n}]}}', { a: { b: [{ c: '8202522731445525542' }] } }],
		// The word "null" beside it, a flag, and what a string says are left alone.
		[
			'{"a":null,"b":true,"c":"8202522731445525542","d":8202522731445525542}',
			{
				a: null,
				b: true,
				c: '8202522731445525542',
				d: '8202522731445525542',
			},
		],
	])('%s', (text, expected) => {
		expect(parsedJson(text)).toEqual(expected);
	});

	it.each([
		['the largest that is exact', '[9007199254740991,-9007199254740991]', [9007199254740991, -9007199254740991]],
		['microseconds of an epoch', '[1732981481000000]', [1732981481000000]],
		['fractions with noise', '[1049.9999999999998,0.1234567890123456789]', [1049.9999999999998, 0.12345678901234568]],
		[
			'exponents of numbers that are exact',
			'[1e15,2.5E3,1e-7,1234567890123456e-3]',
			[1e15, 2500, 1e-7, 1234567890123.456],
		],
		['a whole number written as a fraction', '[1732981481000000.0]', [1732981481000000]],
		['exponents in texts', '["4e21"]', ['4e21']],
		['digits in names', '{"12345678901234567890":1}', { '12345678901234567890': 1 }],
		['digits behind an escaped quote', String.raw`["a\":8202522731445525542,\"b"]`, ['a":8202522731445525542,"b']],
		[
			'digits behind an escaped backslash',
			String.raw`["a\\",12,"9007199254740993\\\\"]`,
			['a\\', 12, '9007199254740993\\\\'],
		],
	])('leaves %s as they are', (_, text, expected) => {
		expect(parsedJson(text)).toEqual(expected);
	});

	it.each([
		'{12345678901234567890: 1}',
		'[00012345678901234567890]',
		'[12345678901234567890',
		'["12345678901234567890]',
	])('does not make JSON of %s', (text) => {
		expect(parsedJson(text)).toBeUndefined();
		expect(fromJson(text)).toBe(text);
	});

	it('reads 8 MB of digits, quotes and backslashes in the time of any other 8 MB', () => {
		const long = '9'.repeat(2_000_000);
		const text = JSON.stringify({ long, quotes: '"'.repeat(1_000_000), slashes: '\\'.repeat(1_000_000), id: 1 });
		const started = performance.now();
		const parsed = parsedJson(text.replace('"id":1', `"id":${long}`)) as { long: string; id: string };
		expect(performance.now() - started).toBeLessThan(3000);
		expect([parsed.long.length, parsed.id.length]).toEqual([2_000_000, 2_000_000]);
	});
});
