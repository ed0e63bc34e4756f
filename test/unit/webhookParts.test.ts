import { z } from '../../nodes/shared/bundled/zod';
import { code, flag, id, list, number, record, text, time, unreadable } from '../../nodes/shared/parsing/lenient';
import { isoTime } from '../../nodes/shared/parsing/time';
import { withoutSecrets } from '../../nodes/shared/webhook/redaction/redaction';

describe('readers', () => {
	it.each<[string, { parse: (value: unknown) => unknown }, unknown, unknown]>([
		['a number', number, '39.000', 39],
		['a number in blanks', number, ' 2 ', 2],
		['grouped digits', number, '1,250.00', null],
		['an empty number', number, '', null],
		['a hexadecimal number', number, '0x10', null],
		['a number too large', number, '1e999', null],
		['a text', text, 12, '12'],
		['an empty text', text, '', ''],
		['the word null', text, 'null', null],
		['a flag', flag, '1', true],
		['a flag as a word', flag, 'FALSE', false],
		['a flag that is none', flag, 'maybe', null],
		['a code', code, '4', 4],
		['a code as a word', code, 'TASK_LATE', 'TASK_LATE'],
		['a time', time, '2024-06-26 09:26:04', '2024-06-26T09:26:04.000Z'],
		['a record', record({ a: number }), { a: '1', b: '1' }, { a: 1, b: '1' }],
		['no record', record({ a: number }), [], null],
		['a list', list(number), ['1', {}, 2], [1, null, 2]],
		['no list', list(number), {}, null],
		['a list as JSON text', list(number), '["1", 2]', [1, 2]],
		['a list by its places, as PHP writes one with gaps', list(number), { 0: '1', 2: '3' }, [1, 3]],
		['a list by its places in JSON text', list(number), '{"0":1,"7":2}', [1, 2]],
		['a text that only begins like a list', list(number), '[extra cheese]', null],
		['a record as JSON text', record({ a: number }), '{"a":"1"}', { a: 1 }],
		['Arabic digits', number, '١٢٫٥', 12.5],
		['Persian and Urdu digits', number, '۱۲', 12],
		['grouped Arabic digits', number, '١٬٢٥٠٫٥', 1250.5],
		['Arabic digits with a sign that groups nothing', number, '١٬٢٥', null],
		['a flag in Arabic digits', flag, '١', true],
		['a code in Arabic digits', code, '٤', 4],
		['a time in Arabic digits', time, '٢٠٢٤-٠٦-٢٦ ٠٩:٢٦:٠٤', '2024-06-26T09:26:04.000Z'],
		['a phone in Arabic digits', text, '٠٣٠٠', '٠٣٠٠'],
		['nothing', number, undefined, undefined],
		['an id', id, 7, '7'],
	])('read %s', (_what, reader, sent, expected) => {
		expect(reader.parse(sent)).toEqual(expected);
	});

	it('name what was lost, by its path', () => {
		const schema = z.object({ a: number, list: list(record({ b: time })) }).passthrough();
		const sent = { a: 'x', list: [{ b: '2024-06-26' }, { b: 'soon' }, 5], other: {} };
		expect(unreadable(sent, schema.parse(sent)).paths).toEqual(['a', 'list[1].b', 'list[2]']);
	});

	it('keep what was lost as it was sent, and the rest as it was read', () => {
		const schema = record({ a: number, b: number, list: list(record({ at: time, price: number })) });
		const sent = { a: '1', b: '1,250.00', list: '[{"at":"soon","price":"2"},7]' };
		expect(unreadable(sent, schema.parse(sent))).toEqual({
			paths: ['b', 'list[0].at', 'list[1]'],
			kept: { a: 1, b: '1,250.00', list: [{ at: 'soon', price: 2 }, 7] },
		});
	});
});

it.each([
	['2024-06-26T09:26:04+05:00', '2024-06-26T04:26:04.000Z'],
	['2024-06-26 09:26:04.123456', '2024-06-26T09:26:04.123Z'],
	['2024-06-26', '2024-06-26T00:00:00.000Z'],
	[1_719_393_964, '2024-06-26T09:26:04.000Z'],
	['1719393964000', '2024-06-26T09:26:04.000Z'],
	['0000-00-00 00:00:00', null],
	['2024-02-30 10:00:00', null],
	[1e18, null],
	[true, null],
	['x'.repeat(100_000), null],
])('reads the time %s', (sent, expected) => {
	expect(isoTime(sent)).toBe(expected);
});

describe('secrets', () => {
	it('are removed wherever they stand, however they are written', () => {
		const sent = {
			a: [{ Access_Token: 1, userAccessToken: 2, kept: 1 }],
			driver: { encrypted_password: 1, passwordHash: 2, password_salt: 3, salt: 4, authenticationKey: 5, name: 'Ali' },
			text: '{"salt":1,"kept":{"push_token":2}}',
			twice: JSON.stringify(JSON.stringify({ password: 1, kept: 1 })),
		};
		expect(withoutSecrets(sent)).toEqual({
			body: {
				a: [{ kept: 1 }],
				driver: { name: 'Ali' },
				text: '{"salt":1,"kept":{}}',
				twice: JSON.stringify(JSON.stringify({ kept: 1 })),
			},
			cutTexts: ['text', 'twice'],
		});
	});

	it.each([
		'[URGENT] less salt : heart patient',
		'[Allergy] salt: none, no nuts',
		'"Less salt: diabetic" - call me',
		'salt=none please',
		'sauce=hot&salt=none',
		'access_token=2 is what the customer wrote',
		'{"note": "salt"}',
		'{ access_token: broken',
		'[1, 2',
	])('are not cut from what a person wrote: %j', (note) => {
		expect(withoutSecrets({ note, product: { salt: 'yes' } })).toEqual({
			body: { note, product: { salt: 'yes' } },
			cutTexts: [],
		});
	});

	it.each([
		['{access_token: S3CRET, salt: "S3CRET", kept: 1}', '{[removed], [removed], kept: 1}'],
		['https://a.example/?x=1&access_token=S3CRET', 'https://a.example/?x=1&[removed]'],
		['<a><fcmToken x="1">S3CRET</fcmToken></a>', '<a>[removed]</fcmToken></a>'],
		['less salt: please', 'less salt: please'],
	])('are cut from a body that is no JSON: %s', (sent, kept) => {
		expect(withoutSecrets(sent).body).toBe(kept);
	});

	it.each([
		'<salt'.repeat(200_000),
		`a=${'token'.repeat(200_000)}`,
		`{"access_token":${'\\'.repeat(500_000)}`,
		'['.repeat(200_000) + '"access_token":',
	])('are looked for in a text of a megabyte', (sent) => {
		expect(typeof withoutSecrets(sent).body).toBe('string');
	});
});
