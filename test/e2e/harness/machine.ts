import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

import { installN8n } from './install';
import { ROOT } from './paths';

async function versionIn(...path: string[]): Promise<string> {
	return (JSON.parse(await readFile(join(...path, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Where something was measured and with what, as one line of Markdown for each. */
export async function machineAndVersions(): Promise<string[]> {
	const { dir } = await installN8n(() => {});
	const versionOf = async (name: string) => await versionIn(dir, 'node_modules', name);
	const processors = cpus();
	return [
		`- Machine: ${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${type()} ${release()}`,
		`- Versions: n8n-nodes-blink ${await versionIn(ROOT)}, n8n ${await versionOf('n8n')} on Node ${await versionOf('node')}, measured from Node ${process.versions.node}`,
	];
}
