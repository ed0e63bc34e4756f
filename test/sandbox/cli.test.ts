import { WEBHOOK_KINDS } from '../../sandbox';
import { runCommandLine } from '../../sandbox/cli';
import { aSandbox } from '../support/sandbox';
import { startReceiver } from './receiver';

const sandbox = aSandbox();
let port: string;
beforeAll(async () => {
	port = new URL(sandbox.url).port;
});

/** Runs a command line and collects what it writes. */
async function run(...args: string[]) {
	const output: string[] = [];
	const complaints: string[] = [];
	const code = await runCommandLine(args, { log: (text) => output.push(text), error: (text) => complaints.push(text) });
	return { code, output: output.join('\n'), complaints: complaints.join('\n') };
}

test('a webhook goes out through the running sandbox, ids staying text', async () => {
	const receiver = await startReceiver({ status: 200 });
	const { code, output } = await run(
		...['send', 'blink.order', '--to', receiver.url, '--port', port],
		...['--header', 'Authorization: my-secret', '--set', 'blink_order_id=42', '--set', 'products.0.quantity=3'],
	);
	await receiver.stop();
	expect([code, output]).toEqual([0, expect.stringContaining('The sender takes this for success. 1 attempt')]);
	expect(receiver.received[0]).toMatchObject({
		headers: { authorization: 'my-secret' },
		body: { blink_order_id: '42', products: [{ quantity: 3 }] },
	});
	expect(sandbox.state.orders.some(({ id }) => id === 42)).toBe(true);
});

test('without a running sandbox it goes out all the same', async () => {
	const receiver = await startReceiver({ status: 500 });
	const { code, output } = await run('send', 'blink.order', '--to', receiver.url, '--port', '1');
	await receiver.stop();
	expect([code, receiver.received.length]).toEqual([1, 1]);
	expect(output).toMatch(/No sandbox is running on port 1[^]*status 500[^]*takes this for a failure/);
});

test('the list and the help are shown', async () => {
	expect((await run('send', '--list')).output.split('\n')).toEqual(WEBHOOK_KINDS);
	expect((await run('--help')).output).toContain('npm run sandbox -- send <kind> --to <url>');
});

test.each([
	[['serve'], 'There is no command "serve"'],
	[['--prot', '1'], "Unknown option '--prot'"],
	[['--port', 'http'], '"http" is not a port'],
	[['send'], 'Which webhook?'],
	[['send', 'blink.ordr'], 'Did you mean one of these: blink.order, blink.order-status'],
	[['send', 'blink.order'], 'Add --to'],
	[['send', 'blink.order', '--to', 'localhost/webhook'], 'is not a URL'],
	[['send', 'blink.order', '--to', 'http://localhost', '--header', 'secret'], 'is not a header'],
	[['send', 'blink.order', '--to', 'http://localhost', '--set', 'status'], 'does not set anything'],
])('%j is explained', async (args, explanation) => {
	expect(await run(...args)).toMatchObject({ code: 1, output: '', complaints: expect.stringContaining(explanation) });
});

test('a port that is taken is explained', async () => {
	expect((await run('--port', port)).complaints).toMatch(new RegExp(`^Port ${port} is taken. Try another one`));
});
