import { withoutSecrets } from '../../nodes/shared/webhook/redaction/redaction';
import inXml from '../fixtures/cases/incoming/secret-in-namespaced-xml-is-kept.json';

const kept = (text: string) => withoutSecrets(text).body as string;

describe('a body that is not JSON', () => {
	it.each<[what: string, sent: string, left: string]>([
		['XML with a namespace', '<ns:access_token>S3CRET</ns:access_token>', '[removed]</ns:access_token>'],
		[
			'XML with a long namespace',
			'<soap-env.x:userPassword a="1">S3CRET</soap-env.x:userPassword>',
			'[removed]</soap-env.x:userPassword>',
		],
		['CDATA', '<a><access_token><![CDATA[S3<b>CRET]]></access_token></a>', '<a>[removed]</access_token></a>'],
		['CDATA among spaces', '<push-token>\n <![CDATA[S3CRET]]> S3CRET</push-token>', '[removed]</push-token>'],
		['CDATA that is cut off', '<access_token><![CDATA[S3CRET', '[removed]'],
		['an attribute', '<user accessToken="S3CRET" name="Ali"/>', '<user [removed] name="Ali"/>'],
		['an escaped name', '{"a":1,"access_tok\\u0065n":"S3CRET","b":', '{"a":1,"[removed],"b":'],
		[
			'a name escaped twice',
			'{"text":"{\\"\\\\u0061ccess_token\\":\\"S3CRET\\"}","b":',
			'{"text":"{\\"[removed]}","b":',
		],
		['a name escaped as JavaScript does', '{"p\\x61ssword":"S3CRET",', '{"[removed],'],
		['a name escaped as a form does', 'x=1;access%5Ftok%65n=S3CRET;y=2', 'x=1;[removed];y=2'],
		[
			'a name of Unicode escapes',
			'{"\\u0070\\u0061\\u0073\\u0073\\u0077\\u006F\\u0072\\u0064":"S3CRET",',
			'{"[removed],',
		],
		[
			'quotes as entities',
			'{&quot;access_token&quot;:&quot;S3CRET&quot;,&quot;a&quot;:1',
			'{&quot;[removed]&quot;,&quot;a&quot;:1',
		],
		['elements as entities', '&lt;access_token&gt;S3CRET&lt;/access_token&gt;', '&lt;[removed]&lt;/[removed]'],
		['an arrow', "['access_token' => 'S3CRET', 'a' => 1", "['[removed], 'a' => 1"],
		['an object in its place', '{"access_token":{"value":"S3CRET"},"a":', '{"[removed]},"a":'],
		['a bearer', 'access_token: Bearer S3CRET, a: 1', '[removed], a: 1'],
		[
			'a part of a form',
			'--B\r\nContent-Disposition: form-data; name="access_token"\r\nContent-Type: text/plain\r\n\r\nS3CRET\r\n--B--',
			'--B\r\nContent-Disposition: form-data; [removed]\r\n--B--',
		],
		['a long name', `{"${'a'.repeat(500)}_token":"S3CRET",`, '{"[removed],'],
	])('loses the secret in %s', (_what, sent, left) => {
		const text = kept(sent);
		expect(text).not.toMatch(/S3|CRET/);
		expect(text).toBe(left);
	});

	it('loses the secret of XML in a text of its own', () => {
		expect(kept(inXml.raw)).toBe('[removed]</ns:access_token>');
	});

	it.each([
		'<note>the token of our love: salt</note>',
		'100% \\u00e9clair, token ring',
		'{"reset_password_sent_at":"2024","token_count":3,"password_hint":"x",',
		'\\u0065xtra %41nchovies',
	])('keeps what is no secret: %s', (sent) => {
		expect(kept(sent)).toBe(sent);
	});

	it('is kept up to 50,000 bytes, and its size is known', () => {
		expect(withoutSecrets('é'.repeat(30_000))).toEqual({
			body: 'é'.repeat(25_000),
			cutTexts: [],
			shortenedFrom: 60_000,
		});
		expect(withoutSecrets(`a${'é'.repeat(30_000)}`).body).toBe(`a${'é'.repeat(24_999)}`);
		expect(withoutSecrets('x'.repeat(50_000))).toEqual({ body: 'x'.repeat(50_000), cutTexts: [] });
	});

	it('is searched before it is cut', () => {
		const text = `${'x'.repeat(49_990)} access_token=${'S3CRET'.repeat(100_000)} end`;
		expect(withoutSecrets(text)).toEqual({
			body: `${'x'.repeat(49_990)} [removed]`,
			cutTexts: [],
			shortenedFrom: 650_008,
		});
	});

	it('is not searched beyond a megabyte, nor kept from there', () => {
		const text = `access_token=${'S'.repeat(2_000_000)} access_token=S3CRET`;
		expect(withoutSecrets(text).body).toBe('[removed]');
	});
});

describe('a JSON text', () => {
	it('is kept whole, however long it is', () => {
		const text = JSON.stringify({ note: 'x'.repeat(100_000) });
		expect(withoutSecrets(text)).toEqual({ body: text, cutTexts: [] });
	});

	it('that was parsed is the same object where nothing is cut', () => {
		const body = { a: [{ b: 1 }], c: '{"d":1}' };
		expect(withoutSecrets(body).body).toBe(body);
		expect(withoutSecrets({ a: body, token: 1 }).body).toEqual({ a: body });
	});
});

/*
 * Compared in one run, on whatever machine: what costs most must not cost much more than letters. 15 MB as n8n's limit, and the
 * same bodies as they would be worst for a search that looks for names from every letter on.
 */
describe('fifteen megabytes', () => {
	const size = 15_000_000;
	const filled = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
	const costOf = (text: string) => {
		const start = process.cpuUsage();
		withoutSecrets(text);
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	};
	const fastest = (text: string) => Math.min(costOf(text), costOf(text), costOf(text));

	it.each([
		'-',
		'[',
		'{"a":',
		'_-',
		'<-',
		'\\',
		'token',
		'token ',
		'token="',
		'<token',
		'<token ',
		'name="',
		'&quot;token',
	])(
		'of %j cost little more than fifteen of letters',
		(text) => {
			// JSON.parse reads all of a text in quotes: the least that any receiver pays for as much JSON.
			const letters = JSON.stringify(filled('x')).slice(0, -1);
			// The floor is for machines on which all of it is too fast to be measured.
			expect(fastest(filled(text))).toBeLessThan(3 * Math.max(fastest(letters), 100));
		},
		60_000,
	);
});
