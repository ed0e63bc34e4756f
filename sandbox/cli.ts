import { parseArgs } from 'node:util';

import axios from 'axios';

import {
	isWebhookKind,
	send,
	startSandbox,
	WEBHOOK_KINDS,
	webhookSample,
	type SendOptions,
	type SendResult,
} from './index';
import type { PayloadType } from './kinds';
import { valueAt, type Settings } from './samples';

const DEFAULT_PORT = 4010;

const HELP = `A stand-in for Blink, Blink Logistics, Blend and Bringg on your own machine.

  npm run sandbox                         start it on http://127.0.0.1:${DEFAULT_PORT}
  npm run sandbox -- --port 5000          start it on another port
  npm run sandbox -- send --list          list the webhooks it can send
  npm run sandbox -- send <kind> --to <url> [--header "Name: value"] [--set path=value]

Sending goes through the running sandbox (--port says where), so that it knows the orders it told you about.
When none is running, the webhook is sent all the same.

  --header   may be given several times, e.g. --header "Authorization: my-secret"
  --set      changes a value of the sample, e.g. --set blink_order_id=42 --set products.0.quantity=3
`;

/** An error the person at the terminal can do something about: shown without a stack. */
class UsageError extends Error {}

/** Where the command line writes: the terminal, or a list in tests. */
export interface Terminal {
	log(text: string): void;
	error(text: string): void;
}

/**
 * Runs one command line.
 * @param args what stands after `sandbox/main.ts`.
 * @returns the exit code: 0, or 1 for a mistake and for a webhook its sender takes for failed.
 *          A started sandbox goes on running after this returns.
 */
export async function runCommandLine(args: string[], terminal: Terminal): Promise<number> {
	try {
		return await run(args, terminal);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		terminal.error(`${error.message}\nMore: npm run sandbox -- --help`);
		return 1;
	}
}

async function run(args: string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args);
	const port = readPort(values.port);
	const [command, kind] = positionals;
	if (command !== undefined && command !== 'send') throw new UsageError(`There is no command "${command}".`);
	if (command === 'send' && !values.list && !values.help)
		return await sendFromTerminal(readKind(kind), values, port, terminal);
	if (values.help) terminal.log(HELP);
	else if (values.list) terminal.log(WEBHOOK_KINDS.join('\n'));
	else await serve(port, terminal);
	return 0;
}

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				help: { type: 'boolean', short: 'h' },
				port: { type: 'string' },
				list: { type: 'boolean' },
				to: { type: 'string' },
				header: { type: 'string', multiple: true },
				set: { type: 'string', multiple: true },
			},
		});
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

async function serve(port: number, terminal: Terminal): Promise<void> {
	const sandbox = await startSandbox({ port }).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'EADDRINUSE') throw new UsageError(`Port ${port} is taken. Try another one: --port ${port + 1}`);
		throw new UsageError(`Port ${port} cannot be opened: ${error.message}`);
	});
	const [user] = sandbox.state.users;
	terminal.log(`The Blink sandbox is running. It forgets everything when you stop it (Ctrl+C).

  Base URL            ${sandbox.url}      for Blink, Blink Logistics, Blend and Bringg
  Blink username      ${user?.username}
  Blink password      ${user?.password}
  Logistics token     ${sandbox.state.logisticsTokens[0]}
  Bringg client ID    ${sandbox.state.bringgClients[0]?.clientId}
  Bringg secret       ${sandbox.state.bringgClients[0]?.clientSecret}
  Bringg Service URL  ${sandbox.url}${sandbox.state.bringgServicePath}

  Send a webhook      npm run sandbox -- send blink.order --to <your webhook URL>
  Webhooks to send    npm run sandbox -- send --list
  Calls received      ${sandbox.url}/_sandbox/calls
  What it remembers   ${sandbox.url}/_sandbox/state
`);
	process.once('SIGINT', () => void sandbox.stop());
	process.once('SIGTERM', () => void sandbox.stop());
}

async function sendFromTerminal(
	kind: PayloadType,
	{ to, header = [], set = [] }: { to?: string; header?: string[]; set?: string[] },
	port: number,
	terminal: Terminal,
): Promise<number> {
	if (!to) throw new UsageError('Where should it go? Add --to and the URL of your webhook.');
	if (!URL.canParse(to))
		throw new UsageError(`"${to}" is not a URL. It should look like http://localhost:5678/webhook/...`);
	const options = { headers: readHeaders(header), set: readSettings(kind, set) };
	const result = await sendThroughSandbox(kind, to, options, port, terminal);
	terminal.log(`${kind} → ${to}`);
	terminal.log(describe(result));
	return result.accepted ? 0 : 1;
}

/** Asks the running sandbox to send, and sends from here when none is running. */
async function sendThroughSandbox(
	kind: PayloadType,
	to: string,
	options: SendOptions,
	port: number,
	terminal: Terminal,
): Promise<SendResult> {
	try {
		const { data } = await axios.post<SendResult>(
			`http://127.0.0.1:${port}/_sandbox/send`,
			{ kind, to, ...options },
			{ proxy: false },
		);
		return data;
	} catch (error) {
		if (!axios.isAxiosError<{ msg?: string }>(error)) throw error;
		if (error.response)
			throw new UsageError(error.response.data.msg ?? `Whatever listens on port ${port} is not the sandbox.`);
		terminal.log(
			`No sandbox is running on port ${port}: sending from here. The order or task will not be known to a sandbox started later.`,
		);
		return await send(kind, to, options);
	}
}

function describe({ status, body, accepted, attempts, milliseconds, error }: SendResult): string {
	const answer =
		status === null
			? `no answer (${error})`
			: `status ${status} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
	const classification = accepted ? 'The sender takes this for success.' : 'The sender takes this for a failure.';
	return `${answer}\n${classification} ${attempts} attempt${attempts === 1 ? '' : 's'}, ${milliseconds} ms.`;
}

/** A webhook by its name, or by the part behind the sender's when only one sender has it: `rider-refund`. */
function readKind(name: string | undefined): PayloadType {
	if (name === undefined) throw new UsageError('Which webhook? See them with: send --list');
	if (isWebhookKind(name)) return name;
	const [only, ...others] = WEBHOOK_KINDS.filter((kind) => kind.endsWith(`.${name}`));
	if (only !== undefined && others.length === 0) return only;
	const sender = name.split('.')[0];
	const near = only === undefined ? WEBHOOK_KINDS.filter((kind) => kind.startsWith(`${sender}.`)) : [only, ...others];
	throw new UsageError(
		near.length > 0
			? `There is no webhook "${name}". Did you mean one of these: ${near.join(', ')}`
			: `There is no webhook "${name}". See them with: send --list`,
	);
}

function readPort(text: string | undefined): number {
	const port = Number(text ?? DEFAULT_PORT);
	if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`"${text}" is not a port.`);
	return port;
}

function readHeaders(headers: string[]): Record<string, string> {
	return Object.fromEntries(
		headers.map((header) => {
			const colon = header.indexOf(':');
			if (colon < 1)
				throw new UsageError(`"${header}" is not a header. It should look like "Authorization: my-secret".`);
			return [header.slice(0, colon).trim(), header.slice(colon + 1).trim()];
		}),
	);
}

function readSettings(kind: PayloadType, settings: string[]): Settings {
	const sample = webhookSample(kind);
	return Object.fromEntries(
		settings.map((setting) => {
			const equals = setting.indexOf('=');
			if (equals < 1)
				throw new UsageError(`"${setting}" does not set anything. It should look like blink_order_id=42.`);
			const path = setting.slice(0, equals);
			return [path, readValue(setting.slice(equals + 1), valueAt(sample, path))];
		}),
	);
}

/** Text stays text where the sample has text ("42" for an id); elsewhere it is read as JSON, if it is JSON. */
function readValue(text: string, inSample: unknown): unknown {
	if (typeof inSample === 'string') return text;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
