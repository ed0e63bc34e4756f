import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { N8nInstallation } from './install';

const run = promisify(execFile);

interface PackageJson {
	name: string;
	version: string;
	author?: { name?: string; email?: string };
	dependencies?: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

/** What `n8n-generate-metadata` writes about a node. */
interface NodeDescription {
	name: string;
	displayName: string;
	version: number | number[];
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

async function readJson<T>(...path: string[]): Promise<T> {
	return JSON.parse(await readFile(join(...path), 'utf8')) as T;
}

/** A community package that stands in n8n's folder as n8n itself would have put it there. */
export interface InstalledPackage {
	name: string;
	version: string;
	dir: string;
}

/**
 * Unpacks the tarball as n8n's own installer does (`downloadPackage` in n8n's community packages): into
 * `nodes/node_modules/<name>`, its package.json without the dependencies that do not count at run time, and an entry in
 * the list beside it. n8n then runs npm for the package's dependencies; ours must have none. An earlier build that is there
 * goes.
 */
export async function unpackCommunityPackage(tarball: string, n8nFolder: string): Promise<InstalledPackage> {
	const nodesFolder = join(n8nFolder, 'nodes');
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = JSON.parse(stdout) as PackageJson;
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new Error(`${manifest.name} has dependencies, which a verified community package must not have.`);
	}
	const dir = join(nodesFolder, 'node_modules', manifest.name);
	await rm(dir, { recursive: true, force: true });
	await mkdir(dir, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', dir, '--strip-components=1']);
	await writeFile(join(dir, 'package.json'), json(manifest));
	const list = { name: 'installed-nodes', private: true, dependencies: { [manifest.name]: manifest.version } };
	await writeFile(join(nodesFolder, 'package.json'), json(list));
	return { name: manifest.name, version: manifest.version, dir };
}

/**
 * Enters the package where n8n keeps the list that Settings › Community nodes shows. n8n loads the nodes without it, but
 * would not know that they were installed.
 */
export async function registerCommunityPackage(
	{ node }: N8nInstallation,
	n8nFolder: string,
	{ name, version, dir }: InstalledPackage,
): Promise<void> {
	const { author } = await readJson<PackageJson>(dir, 'package.json');
	const descriptions = await readJson<NodeDescription[]>(dir, 'dist', 'types', 'nodes.json');
	const nodes = descriptions.map((description) => ({
		name: description.displayName,
		type: `${name}.${description.name}`,
		latestVersion: Math.max(...[description.version].flat()),
	}));
	const entry = { packageName: name, version, authorName: author?.name, authorEmail: author?.email, nodes };
	await run(node, [join(__dirname, 'registerPackage.mjs'), join(n8nFolder, 'database.sqlite'), JSON.stringify(entry)]);
}
