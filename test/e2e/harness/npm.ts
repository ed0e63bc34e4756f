import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * The environment without what an outer `npm run` put there: its settings (ignore-scripts, the folder to work in) would
 * otherwise reach the inner npm. Settings that say where packages come from stay.
 */
export function withoutOuterNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const kept = /^npm_config_(registry|cache|userconfig|globalconfig|.*proxy|cafile|strict_ssl)$/i;
	return Object.fromEntries(
		Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name) || kept.test(name)),
	);
}

export interface NpmRun {
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Everything npm says is added to this file. */
	logFile?: string;
	/** Sees every line npm says. */
	onLine?: (line: string) => void;
}

/** Runs npm to its end and returns what it wrote to its standard output; fails with its last lines. */
export async function npm({ args, cwd, env = {}, logFile, onLine }: NpmRun): Promise<string> {
	const child = spawn('npm', args, {
		cwd,
		env: { ...withoutOuterNpm(process.env), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' });
	const lastLines: string[] = [];
	let stdout = '';
	child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			log?.write(`${line}\n`);
			onLine?.(line);
			lastLines.push(line);
			if (lastLines.length > 15) lastLines.shift();
		});
	}
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	log?.end();
	if (code !== 0) {
		throw new Error([`npm ${args.join(' ')} ended with code ${code}. Its last words:`, ...lastLines].join('\n  '));
	}
	return stdout;
}
