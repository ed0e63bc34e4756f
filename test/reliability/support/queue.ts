import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';

import axios from 'axios';

import { environment } from '../../e2e/harness/environment';
import { freePort } from '../../e2e/harness/freePort';
import { startGuarded, type GuardedProcess } from '../../e2e/harness/guarded';
import { installN8n } from '../../e2e/harness/install';
import { startN8n, untilItListens, type RunningN8n, type StartOptions } from '../../e2e/harness/n8n';
import { OUTPUT } from '../../e2e/harness/paths';
import { poll } from '../../e2e/harness/poll';
import { postgresAt, type Database } from './database';
import type { Receiver } from './receivers';

/** Where PostgreSQL is. */
export const POSTGRES = process.env.RELIABILITY_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432';
/** The database and the prefix of the keys: always the same, so that what a broken run left is cleared by the next. */
const NAME = 'n8n_nodes_blink_reliability';
const REDIS = new URL(process.env.RELIABILITY_REDIS ?? 'redis://127.0.0.1:6379');

/** A process of n8n beside the main one. */
export interface Helper {
	/** Ends it at once and unasked. */
	kill(): Promise<void>;
	/** Starts it, also again; returns when it works. */
	start(): Promise<void>;
	stop(): Promise<void>;
}

/** A process that takes in webhooks. */
export interface WebhookProcess extends Helper {
	/** Where it is. */
	url: string;
	/** A receiver's address at this process. */
	urlOf(receiver: Receiver): string;
}

/** n8n as it runs for many: one main process, two that take webhooks in, two that run workflows. */
export interface Queue {
	main: RunningN8n;
	database: Database;
	webhooks: [WebhookProcess, WebhookProcess];
	workers: [Helper, Helper];
	stop(): Promise<void>;
}

/** Which of PostgreSQL and Redis is not there, if one is. */
export async function missingForQueue(): Promise<string | undefined> {
	const postgres = await postgresAt(`${POSTGRES}/postgres`).catch(() => undefined);
	if (postgres === undefined) return `PostgreSQL (${new URL(POSTGRES).host})`;
	await postgres.close();
	const redis = connect(Number(REDIS.port), REDIS.hostname);
	const isThere = await once(redis, 'connect').then(
		() => true,
		() => false,
	);
	redis.destroy();
	return isThere ? undefined : `Redis (${REDIS.host})`;
}

/** Removes every key with the prefix. Redis takes a command as a line of words. */
async function forgetInRedis(prefix: string): Promise<void> {
	const redis = connect(Number(REDIS.port), REDIS.hostname);
	await once(redis, 'connect');
	redis.write(
		`EVAL "for _, key in ipairs(redis.call('keys', ARGV[1])) do redis.call('del', key) end" 0 ${prefix}*\r\n`,
	);
	await once(redis, 'data');
	redis.destroy();
}

/** A process of n8n that is started, killed and started again on the same settings. */
function helperOf(name: string, ready: () => Promise<unknown>, launch: () => GuardedProcess): Helper {
	let running: GuardedProcess | undefined;
	return {
		async start() {
			const started = launch();
			running = started;
			await poll(
				`${name} to start`,
				async () => {
					if (started.hasEnded()) throw new Error(`${name} ended while it started:\n${started.output().slice(-3000)}`);
					return await ready().then(
						() => true,
						() => undefined,
					);
				},
				{ timeoutMs: 120_000 },
			);
		},
		async kill() {
			if (running === undefined || running.hasEnded()) return;
			process.kill(-running.pid, 'SIGKILL');
			await running.ended;
		},
		stop: async () => await running?.stop(),
	};
}

/** Starts all five processes on a database and keys of their own, which `stop` removes. */
export async function startQueue(
	options: Pick<StartOptions, 'tarball' | 'credentials' | 'workflows' | 'log'>,
	receivers: readonly Receiver[],
): Promise<Queue> {
	const server = await postgresAt(`${POSTGRES}/postgres`);
	const undo: Array<() => Promise<unknown>> = [];
	const stop = async () => {
		for (const step of undo.reverse()) await step();
		await server.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
		await server.close();
		await forgetInRedis(NAME);
	};
	try {
		await server.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
		await forgetInRedis(NAME);
		await server.query(`CREATE DATABASE ${NAME}`);
		const { hostname, port, username, password } = new URL(POSTGRES);
		const env = {
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: 'for-tests-only',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: hostname,
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_USER: username,
			DB_POSTGRESDB_PASSWORD: password,
			DB_POSTGRESDB_DATABASE: NAME,
			QUEUE_BULL_REDIS_HOST: REDIS.hostname,
			QUEUE_BULL_REDIS_PORT: REDIS.port,
			QUEUE_BULL_PREFIX: NAME,
			// n8n takes a minute to notice that a worker is gone; here it is to notice sooner.
			QUEUE_WORKER_LOCK_DURATION: '10000',
			QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
			QUEUE_WORKER_STALLED_INTERVAL: '5000',
		};
		const main = await startN8n({ ...options, env, name: 'reliability-main' });
		undo.push(main.stop);
		const installed = await installN8n(() => {});

		const helper = async (command: 'webhook' | 'worker', number: number) => {
			const health = String(await freePort());
			const more = { ...env, QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: health };
			const own = await environment(installed, main.userFolder, more);
			const logFile = join(OUTPUT, `reliability-${command}-${number}.log`);
			const toReady = command === 'worker' ? `http://127.0.0.1:${health}` : own.url;
			const urlOf = ({ workflow }: Receiver) => main.webhookUrl(workflow, 'In').replace(main.url, own.url);
			const ready = async () => {
				await axios.get(`${toReady}/healthz/readiness`, { proxy: false });
				if (command === 'webhook') for (const receiver of receivers) await untilItListens(urlOf(receiver));
			};
			const process = helperOf(`the ${command} process`, ready, () =>
				startGuarded({ command: installed.node, args: [installed.n8nBin, command], env: own.env, logFile }),
			);
			undo.push(process.stop);
			return { ...process, url: own.url, urlOf };
		};
		const webhooks: Queue['webhooks'] = [await helper('webhook', 1), await helper('webhook', 2)];
		const workers: Queue['workers'] = [await helper('worker', 1), await helper('worker', 2)];
		await Promise.all([...webhooks, ...workers].map(async ({ start }) => await start()));
		const database = await postgresAt(`${POSTGRES}/${NAME}`);
		undo.push(database.close);
		return { main, database, webhooks, workers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
