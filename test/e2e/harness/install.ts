import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { withLock } from './cacheLock';
import { npm } from './npm';
import { reporting, type Log } from './progress';

/** Where the real n8n is, and the Node that runs it. */
export interface N8nInstallation {
	/** The folder that holds its `node_modules`. */
	dir: string;
	/** The Node binary that comes with it: n8n refuses others. */
	node: string;
	/** n8n's command line, to be run with `node`. */
	n8nBin: string;
}

/**
 * What decides which n8n is installed: these files are copied into the cache, and the first two name its folder. They stand
 * in `test/e2e`, and for another n8n in the folder below it that TEST_N8N names.
 */
const LOCKFILE = 'package-lock.json';
const MANIFEST = 'package.json';
const SETTINGS = '.npmrc';
const wanted = join(__dirname, '..', process.env.TEST_N8N ?? '');

function installation(dir: string): N8nInstallation {
	return {
		dir,
		node: join(dir, 'node_modules', 'node', 'bin', 'node'),
		n8nBin: join(dir, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
}

async function cacheDir(): Promise<string> {
	const hash = createHash('sha256');
	for (const file of [LOCKFILE, MANIFEST]) hash.update(await readFile(join(wanted, file)));
	const root = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(root, 'n8n-nodes-blink', `n8n-${hash.digest('hex').slice(0, 16)}`);
}

/** One part of the installation. A part that was finished is not done again when a later one failed. */
async function once(dir: string, name: string, work: () => Promise<void>): Promise<void> {
	const mark = join(dir, `.done-${name}`);
	if (existsSync(mark)) return;
	await work();
	await writeFile(mark, '');
}

/**
 * Scripts stay off: a Kafka client in n8n's tree does not compile, and nothing here needs it. `npm install` and not
 * `npm ci`: it keeps to the lockfile as well, but `npm ci` refuses one that lacks an optional binary for another system.
 */
async function fetchPackages(dir: string, logFile: string, log: Log): Promise<void> {
	const lock = JSON.parse(await readFile(join(dir, LOCKFILE), 'utf8')) as { packages: object };
	const total = Object.keys(lock.packages).length;
	let fetched = 0;
	await reporting(
		log,
		'Downloading n8n and everything it needs (3 GB on disk, usually two to six minutes)',
		() => (fetched < total ? `${fetched} downloads so far` : 'unpacking'),
		async () => {
			await npm({
				args: ['install', '--ignore-scripts', '--loglevel=http'],
				cwd: dir,
				logFile,
				onLine: (line) => {
					if (line.includes('http fetch')) fetched += 1;
				},
			});
		},
	);
}

/** The npm package `node` fetches its binary in an install script, which has not run so far. */
async function fetchNode(dir: string, logFile: string, log: Log): Promise<void> {
	await reporting(
		log,
		'Fetching the Node that n8n runs on',
		() => '',
		async () => {
			await npm({ args: ['rebuild', 'node', '--ignore-scripts=false'], cwd: dir, logFile });
		},
	);
}

/** The headers come with the Node package; without them node-gyp would want to download them. */
async function headersOfNode(dir: string): Promise<string | undefined> {
	const packages = join(dir, 'node_modules', 'node', 'node_modules');
	for (const name of await readdir(packages).catch(() => [])) {
		if (existsSync(join(packages, name, 'include', 'node', 'node.h'))) return join(packages, name);
	}
	return undefined;
}

/** n8n's database. It downloads a prebuilt binary where it can, and compiles itself where it cannot. */
async function buildDatabase(dir: string, logFile: string, log: Log): Promise<void> {
	const headers = await headersOfNode(dir);
	await reporting(
		log,
		"Building n8n's database (usually one to four minutes)",
		() => '',
		async () => {
			await npm({
				args: ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'],
				cwd: dir,
				logFile,
				env: {
					PATH: [join(dir, 'node_modules', 'node', 'bin'), process.env.PATH].join(delimiter),
					JOBS: 'max',
					...(headers && { npm_config_nodedir: headers }),
				},
			}).catch((error: Error) => {
				throw new Error(
					[
						'The database that n8n uses (sqlite3) has no prebuilt binary within reach and could not be compiled.',
						'Compiling needs Python 3, make and a C++ compiler. On Debian and Ubuntu: apt-get install python3 make g++.',
						'On macOS: xcode-select --install. Then run the same command again; it goes on from here.',
						`Everything that was said: ${logFile}`,
						error.message,
					].join('\n'),
				);
			});
		},
	);
}

/** The engine of n8n's expressions carries its binaries along; better to learn here than in n8n's log that none fits. */
async function checkBinaries(dir: string, logFile: string): Promise<void> {
	// The oldest n8n has another engine, without binaries.
	const hasEngine = existsSync(join(dir, 'node_modules', 'isolated-vm'));
	const script = `require('sqlite3'); ${hasEngine ? "new (require('isolated-vm').Isolate)()" : ''}`;
	await new Promise<void>((resolve, reject) => {
		execFile(installation(dir).node, ['-e', script], { cwd: dir }, (error, _out, words) => {
			if (error) reject(new Error(`The installed n8n does not run on this machine (log: ${logFile}).\n${words}`));
			else resolve();
		});
	});
}

/**
 * The real n8n, installed once per lockfile into a cache outside the checkout, and found there afterwards. What counts as
 * installed is the folder under its final name, and it gets that name only when everything in it works.
 */
export async function installN8n(log: Log): Promise<N8nInstallation> {
	const dir = await cacheDir();
	if (existsSync(dir)) return installation(dir);
	const waiting = (pid: number) => log(`Another process (${pid}) is installing n8n; waiting for it ...`);
	return await withLock(`${dir}.lock`, waiting, async () => {
		if (existsSync(dir)) return installation(dir);
		const partial = `${dir}.partial`;
		const logFile = `${dir}.log`;
		log(`Installing the real n8n, once, into ${dir}`);
		await mkdir(partial, { recursive: true });
		for (const file of [LOCKFILE, MANIFEST, SETTINGS]) await copyFile(join(wanted, file), join(partial, file));
		await once(partial, 'packages', async () => await fetchPackages(partial, logFile, log));
		await once(partial, 'node', async () => await fetchNode(partial, logFile, log));
		await once(partial, 'database', async () => await buildDatabase(partial, logFile, log));
		await checkBinaries(partial, logFile);
		await rename(partial, dir);
		await rm(logFile, { force: true });
		return installation(dir);
	});
}
