import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import axios from 'axios';

import { registerCommunityPackage, unpackCommunityPackage } from './communityPackage';
import { environment } from './environment';
import { executionsOf, type Executions } from './executions';
import { startGuarded, type GuardedProcess } from './guarded';
import { importInto } from './importInto';
import { installN8n } from './install';
import { OUTPUT } from './paths';
import { poll } from './poll';
import type { Log } from './progress';
import { signIn, type Login, type Rest } from './rest';
import { nodeOf, type Credential, type Workflow } from './workflow';

export interface StartOptions {
	/** This package, as `npm pack` made it; without it n8n is as its makers ship it. */
	tarball?: string;
	credentials?: Credential[];
	workflows?: Workflow[];
	/** The ids of the workflows to publish: all, if not given. */
	publish?: string[];
	/** Further settings for n8n. */
	env?: Record<string, string>;
	/**
	 * A folder to work in, which is kept; a temporary one otherwise. Where n8n was set up in it before, everything is as a
	 * person left it: nothing is imported or published, and the password must be the same.
	 */
	userFolder?: string;
	/** Where the editor should be, if nobody is there: any free port otherwise. */
	port?: number;
	/** The owner's password; a random one otherwise. */
	password?: string;
	/** Names the log file. */
	name?: string;
	/** Is told what is going on. */
	log?: Log;
}

/** What n8n's editor says after "Test" on a credential. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

/** A real n8n that runs, with this package installed. */
export interface RunningN8n {
	url: string;
	/** The editor, as a person opens it. */
	editorUrl: string;
	/** An account that can sign in there. */
	login: Login;
	/** The process group of n8n. */
	pid: number;
	/** From its start until it took calls, in milliseconds. */
	startedInMs: number;
	logFile: string;
	/** Where n8n keeps its database and everything else. */
	userFolder: string;
	/** Everything n8n wrote so far. */
	output(): string;
	hasEnded(): boolean;
	/** Resolves when n8n has ended, asked or not. */
	ended: Promise<void>;
	/** The editor's own API. */
	rest: Rest;
	executions: Executions;
	/** Those of the workflows to publish that are published, as they are in n8n. */
	published: Workflow[];
	/** The address at which a trigger is called: for the published workflow, or for one that listens in the editor. */
	webhookUrl(workflow: Workflow, nodeName: string, kind?: 'production' | 'test'): string;
	/** Publishes a workflow, as the button does, and waits until its webhooks answer. */
	publish(workflow: Workflow): Promise<void>;
	/** Ends it at once and unasked, as a power cut does. Its folder stays. */
	kill(): Promise<void>;
	/** Asks it to end, as a machine does that is shut down. Its folder stays. */
	shutDown(): Promise<void>;
	/**
	 * Starts it again in the same folder and on the same port, and once more if it gives up meanwhile, as whatever runs n8n
	 * does. Returns when the published webhooks listen: how many starts it took.
	 */
	startAgain(): Promise<number>;
	/** Saves a credential and tests it, as the editor does. */
	testCredential(type: string, data: Record<string, unknown>): Promise<CredentialTest>;
	stop(): Promise<void>;
}

/** The nodes whose address is known here: this package's triggers and three of n8n's. n8n gives a webhookId to others too. */
const hasKnownAddress = /^n8n-nodes-blink\.\w+Trigger$|\.(webhook|formTrigger|mcpTrigger)$/;

/** The path n8n gives a webhook whose node declares the path "webhook" and no full path, as all triggers of this package do. */
function webhookPath(workflow: Workflow, nodeName: string): string {
	const { webhookId, type, parameters } = nodeOf(workflow, nodeName);
	if (type === 'n8n-nodes-base.webhook') return String(parameters.path ?? webhookId);
	if (type === 'n8n-nodes-base.formTrigger') return String(webhookId);
	if (type === '@n8n/n8n-nodes-langchain.mcpTrigger') return String(parameters.path);
	if (webhookId === undefined) throw new Error(`The node "${nodeName}" has no webhookId.`);
	return `${webhookId}/webhook`;
}

/** n8n serves webhooks, forms and MCP servers below paths of their own. */
function pathOf(type: string): string {
	if (type === 'n8n-nodes-base.formTrigger') return 'form';
	return type === '@n8n/n8n-nodes-langchain.mcpTrigger' ? 'mcp' : 'webhook';
}

async function untilReady(url: string, n8n: GuardedProcess): Promise<void> {
	await poll(
		'n8n to start',
		async () => {
			if (n8n.hasEnded()) throw new Error(`n8n ended while it started:\n${n8n.output().slice(-4000)}`);
			// An older n8n calls itself ready before its editor can be talked to.
			const paths = ['/healthz/readiness', '/rest/settings'];
			const answers = paths.map(async (path) => await axios.get(`${url}${path}`, { proxy: false }));
			return await Promise.all(answers).then(
				() => true,
				() => undefined,
			);
		},
		{ timeoutMs: 180_000, everyMs: 50 },
	);
}

/** A call that starts nothing proves that a URL listens: a webhook called by GET, a form looked at, an assistant without its secret. */
export async function untilItListens(url: string): Promise<void> {
	const isWebhook = /\/webhook\//.test(url);
	const method = /\/mcp\//.test(url) ? 'POST' : 'GET';
	await poll(`${url} to listen`, async () => {
		const answer = await axios.request({ method, url, validateStatus: () => true, proxy: false });
		// A webhook that is called by POST answers GET by saying so; a page asks for its password.
		const listens = isWebhook
			? answer.status === 401 || String(answer.data?.message).includes('Did you mean to make a POST')
			: answer.status !== 404;
		return listens || undefined;
	});
}

/** What is done with a running n8n; apart from starting and stopping it. */
function operations(url: string, rest: Rest) {
	const webhookUrl: RunningN8n['webhookUrl'] = (workflow, nodeName, kind = 'production') =>
		`${url}/${pathOf(nodeOf(workflow, nodeName).type)}${kind === 'test' ? '-test' : ''}/${webhookPath(workflow, nodeName)}`;

	const listens = async (workflow: Workflow) => {
		const triggers = workflow.nodes.filter(
			({ webhookId, type, disabled }) => webhookId !== undefined && hasKnownAddress.test(type) && !disabled,
		);
		for (const { name } of triggers) await untilItListens(webhookUrl(workflow, name));
	};

	const publish: RunningN8n['publish'] = async (workflow) => {
		const { versionId } = await rest<{ versionId: string }>('GET', `/workflows/${workflow.id}`);
		await rest('POST', `/workflows/${workflow.id}/activate`, { versionId });
		await listens(workflow);
	};

	/** Those of the workflows that are still published, as a person may have changed them. */
	const stillPublished = async (workflows: Workflow[]) => {
		const filter = encodeURIComponent(JSON.stringify({ active: true }));
		const active = await rest<Workflow[]>('GET', `/workflows?take=250&filter=${filter}`);
		const theirs = workflows.filter(({ id }) => active.some((one) => one.id === id));
		return await Promise.all(
			theirs.map(async ({ id }) => {
				const { activeVersion, ...workflow } = await rest<Workflow & { activeVersion: Pick<Workflow, 'nodes'> }>(
					'GET',
					`/workflows/${id}`,
				);
				return { ...workflow, nodes: activeVersion.nodes };
			}),
		);
	};

	const testCredential: RunningN8n['testCredential'] = async (type, data) => {
		const { id, name } = await rest<{ id: string; name: string }>('POST', '/credentials', {
			name: `Test ${type}`,
			type,
			data,
		});
		try {
			return await rest<CredentialTest>('POST', '/credentials/test', { credentials: { id, name, type, data } });
		} finally {
			await rest('DELETE', `/credentials/${id}`);
		}
	};
	return { webhookUrl, listens, publish, stillPublished, testCredential };
}

/**
 * Starts a real n8n on the loopback interface, with this package installed from its tarball, and the given credentials and
 * workflows imported and published. It takes about half a minute, so one is meant to serve many workflows and tests.
 */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const { tarball, credentials = [], workflows = [], publish, name = 'n8n', log = () => {} } = options;
	const installed = await installN8n(log);
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-')));
	const n8nFolder = join(userFolder, '.n8n');
	const mark = join(n8nFolder, 'set-up');
	const isSetUp = existsSync(mark);
	const { env, ...urls } = await environment(installed, userFolder, options.env, options.port);
	const logFile = join(OUTPUT, `${name}.log`);
	await mkdir(OUTPUT, { recursive: true });
	let n8n: GuardedProcess | undefined;
	const start = async () => {
		n8n = startGuarded({ command: installed.node, args: [installed.n8nBin, 'start'], env, logFile });
		await untilReady(urls.url, n8n);
		return n8n;
	};
	const stop = async () => {
		await n8n?.stop();
		if (options.userFolder === undefined) await rm(userFolder, { recursive: true, force: true });
	};
	try {
		// What was begun and not finished is begun anew.
		if (!isSetUp) await rm(n8nFolder, { recursive: true, force: true });
		const ourPackage = tarball === undefined ? undefined : await unpackCommunityPackage(tarball, n8nFolder);
		if (!isSetUp) {
			log(`Importing ${credentials.length} credential(s) and ${workflows.length} workflow(s) into n8n ...`);
			await importInto(installed, 'credentials', credentials, env, userFolder);
			await importInto(installed, 'workflow', workflows, env, userFolder);
		}
		log('Starting n8n ...');
		const started = performance.now();
		let running = await start();
		const startedInMs = performance.now() - started;
		// The list is for Settings, which nobody looks at where n8n keeps it in a server.
		if (ourPackage !== undefined && !('DB_TYPE' in env))
			await registerCommunityPackage(installed, n8nFolder, ourPackage);
		const rest = await signIn(urls.url, isSetUp, options.password);
		const does = operations(urls.url, rest);
		const toPublish = workflows.filter(({ id }) => publish === undefined || publish.includes(id));
		const published = isSetUp ? await does.stillPublished(toPublish) : toPublish;
		for (const workflow of published) await (isSetUp ? does.listens(workflow) : does.publish(workflow));
		await writeFile(mark, '');
		return {
			...urls,
			...does,
			...{ startedInMs, login: rest.login, logFile, userFolder, rest, published, stop },
			executions: executionsOf(rest, installed),
			get pid() {
				return running.pid;
			},
			get ended() {
				return running.ended;
			},
			output: () => running.output(),
			hasEnded: () => running.hasEnded(),
			async kill() {
				process.kill(-running.pid, 'SIGKILL');
				await running.ended;
			},
			shutDown: async () => await running.stop(),
			async startAgain() {
				let starts = 1;
				running = await start().catch(async () => {
					await n8n?.stop();
					starts++;
					return await start();
				});
				for (const workflow of published) await does.listens(workflow);
				return starts;
			},
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
