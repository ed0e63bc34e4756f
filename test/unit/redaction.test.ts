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
		[
			'an element in its place',
			'<u><password><value>S3CRET</value></password><a>1</a>',
			'<u>[removed]</password><a>1</a>',
		],
		[
			'an element of an element',
			'<ns:password a="1">\n<v><w>S3</w>CRET</v></ns:Password >',
			'[removed]</ns:Password >',
		],
		['a comment before it', '<password><!-- c -->S3CRET</password>', '[removed]</password>'],
		['an element that is cut off', '<a>1</a><password><value>S3</value><value>CRET', '<a>1</a>[removed]'],
		['an element of attributes', '<password value="S3CRET" /><a>1</a>', '[removed]<a>1</a>'],
		[
			'an element with a name',
			'<form><field type="x" name="user_password">S3<b>CRET</b></field><field name="a">1</field>',
			'<form>[removed]</field><field name="a">1</field>',
		],
		['a field with a name', '<input name="password" value="S3CRET"/><a>1</a>', '[removed]<a>1</a>'],
		[
			'XML-RPC',
			'<member><name>password</name><value><string>S3CRET</string></value></member>',
			'<member><name>[removed]</value></member>',
		],
		['a member that is cut off', '<member><name>password</name><value>S3CRET', '<member><name>[removed]'],
		[
			'a property list',
			'<dict>\n<key>password</key>\n<string>S3CRET</string>\n<key>a</key></dict>',
			'<dict>\n<key>[removed]</string>\n<key>a</key></dict>',
		],
		[
			'a part of two lines',
			'--B\r\nContent-Disposition: form-data; name="password"\r\n\r\nS3\r\nCRET\r\n--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B--',
			'--B\r\nContent-Disposition: form-data; [removed]\r\n--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B--',
		],
		[
			'a part that is cut off',
			'--B\nContent-Disposition: form-data; name=password\n\nS3\nCRET',
			'--B\nContent-Disposition: form-data; [removed]',
		],
		["PHP's serialize", 'a:3:{s:8:"password";s:6:"S3CRET";s:1:"a";i:1;}', 'a:3:{s:8:"[removed];s:1:"a";i:1;}'],
		[
			"PHP's lists and numbers",
			'a:3:{s:8:"password";a:1:{s:1:"v";s:6:"S3CRET";}s:17:"confirmation_code";i:33;s:1:"a";i:1;}',
			'a:3:{s:8:"[removed]}s:17:"[removed];s:1:"a";i:1;}',
		],
		['lists inside of it', '{"password":{"v":["x"],"w":"}\\"]","y":"S3CRET"},"b":', '{"[removed]},"b":'],
		['a list that is cut off', '{"a":1,"passwords_token":[["x"],{"y":"S3CRET"}', '{"a":1,"[removed]'],
		[
			'a salt with lists inside of it',
			'{"password":"S3","salt":{"v":["x"],"y":"CRET"},"b":',
			'{"[removed],"[removed]},"b":',
		],
		['a bare value with a comma', 'password=a,S3CRET', '[removed]'],
		['a bare value of words', 'user: ali\npassword: word S3CRET; S3\nname: Ali', 'user: ali\n[removed]\nname: Ali'],
		['a bare value before others', '{password: word S3CRET, a: 1, "b": 2', '{[removed], a: 1, "b": 2'],
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
		const text = `${'x'.repeat(49_990)} access_token=${'S3CRET'.repeat(100_000)}&end`;
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
		'<token>',
		'<token></toke',
		'<a name="token" ',
		'<a name="token">',
		'<a b="c">',
		'name="token"\r\n\r\n',
		'>token</a>',
		'>token</a><b',
		'> ',
		'token={',
		'token=[]',
		'token=a ',
		'token=a, ',
		'token=a ,;',
		'password";s:1:',
		'a b,',
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
