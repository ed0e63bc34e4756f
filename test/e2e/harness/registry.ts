import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { N8nInstallation } from './install';

const run = promisify(execFile);

interface Manifest {
	name: string;
	version: string;
}

/** A registry on this machine that has one package, and nothing else. */
export interface Registry {
	/** Settings with which n8n, and the npm that it runs, ask this registry and nobody else. */
	env: Record<string, string>;
	/** The package's versions, oldest first. */
	versions: string[];
	/** The paths that were fetched so far. */
	fetched: string[];
	stop(): Promise<void>;
}

async function manifestOf(tarball: string): Promise<Manifest> {
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	return JSON.parse(stdout) as Manifest;
}

/** The same package under another version, as it would have been published then. */
async function packedAs(version: string, tarball: string, folder: string): Promise<string> {
	const renamed = join(folder, `${version}.tgz`);
	await run('tar', ['-xzf', tarball, '-C', folder]);
	const file = join(folder, 'package', 'package.json');
	await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), version }));
	await run('tar', ['-czf', renamed, '-C', folder, 'package']);
	return renamed;
}

/**
 * n8n asks another registry than npm's own only with a licence. So it keeps npm's address, and this stands in the way: the
 * `npm` that n8n finds is the real one with the address of the registry here, and n8n's own calls by https go to a proxy
 * that lets none through, upon which n8n asks npm instead.
 */
async function detour(url: string, { node }: N8nInstallation, folder: string): Promise<Record<string, string>> {
	const file = join(folder, 'bin', 'npm');
	await mkdir(dirname(file));
	await writeFile(file, `#!/bin/sh\nPATH="$PATH_OF_NPM" exec npm "$@" --registry=${url}\n`);
	await chmod(file, 0o755);
	return {
		PATH_OF_NPM: process.env.PATH ?? '',
		PATH: [dirname(file), dirname(node), process.env.PATH].join(delimiter),
		HTTPS_PROXY: url,
		NO_PROXY: '127.0.0.1,localhost',
		npm_config_cache: join(folder, 'cache'),
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	};
}

/** Starts a registry that has the tarball's package, and the same one under an older version. */
export async function startRegistry(tarball: string, olderVersion: string, n8n: N8nInstallation): Promise<Registry> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-registry-'));
	await cp(tarball, join(folder, 'newest.tgz'));
	const tarballs = [await packedAs(olderVersion, tarball, folder), join(folder, 'newest.tgz')];
	const packed = await Promise.all(
		tarballs.map(async (file) => ({ bytes: await readFile(file), manifest: await manifestOf(file) })),
	);
	const { name, version: latest } = packed[1]!.manifest;
	const fetched: string[] = [];
	const server = createServer(({ url: path = '', headers: { host } }, response) => {
		fetched.push(path);
		const asked = packed.find(({ manifest: { version } }) => path === `/${name}/-/${version}.tgz`);
		if (asked) return response.end(asked.bytes);
		if (path !== `/${name}`) return response.writeHead(404).end('{}');
		const versions = packed.map(({ bytes, manifest }) => {
			const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
			const dist = { tarball: `http://${host}/${name}/-/${manifest.version}.tgz`, integrity };
			return [manifest.version, { ...manifest, dist }];
		});
		response.setHeader('content-type', 'application/json');
		return response.end(JSON.stringify({ name, 'dist-tags': { latest }, versions: Object.fromEntries(versions) }));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		env: await detour(url, n8n, folder),
		versions: packed.map(({ manifest: { version } }) => version),
		fetched,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await rm(folder, { recursive: true, force: true });
		},
	};
}
