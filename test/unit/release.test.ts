import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { parse } from 'yaml';

/*
 * The release, as far as it goes without a registry: what a user would download, and what has to agree before a tag is set.
 */

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
	version: string;
	main: string;
	scripts: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
};

interface Packed {
	name: string;
	version: string;
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string }>;
}

/** `npm publish` up to the registry, at an address where nobody listens; `mode` is what `n8n-node release` sets. */
async function publish(mode: NodeJS.ProcessEnv) {
	const nowhere = ['--registry', 'http://127.0.0.1:9', '--fetch-retries', '0'];
	// The project's own npm setting leaves out install scripts, and this one with them.
	return await promisify(execFile)('npm', ['publish', '--dry-run', '--json', '--ignore-scripts=false', ...nowhere], {
		cwd: root,
		env: { ...process.env, RELEASE_MODE: undefined, ...mode },
		maxBuffer: 8 * 1024 * 1024,
	});
}

describe('npm publish, dry', () => {
	let packed: Packed;
	let byHand: Promise<unknown>;
	beforeAll(async () => {
		byHand = publish({}).then(
			() => undefined,
			(error: unknown) => error,
		);
		const { stdout } = await publish({ RELEASE_MODE: 'true' });
		const told = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Packed | Record<string, Packed>;
		packed = 'files' in told ? (told as Packed) : Object.values(told)[0]!;
	}, 60_000);

	const paths = () => packed.files.map(({ path }) => path);

	it('is done by the release, and by nobody by hand', async () => {
		expect(packed).toMatchObject({ name: 'n8n-nodes-blink', version: manifest.version });
		expect(await byHand).toMatchObject({ code: 1, stdout: expect.stringContaining('npm run release') });
	}, 60_000);

	it('takes compiled code, icons, codex and metadata along, and nothing else', () => {
		const allowed =
			/^(package\.json|index\.js|README\.md|LICENSE\.md|dist\/(credentials|nodes|known|types|methods)\/(?!.*\.test\.).+\.(js|json|svg))$/;
		expect(paths().filter((path) => !allowed.test(path))).toEqual([]);
	});

	it('takes everything along that n8n looks for', () => {
		const { nodes, credentials } = manifest.n8n;
		const codexes = nodes.map((path) => path.replace(/\.js$/, '.json'));
		const icons = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('.svg'))
			.map((path) => `dist/nodes/${path}`);
		expect(paths()).toEqual(expect.arrayContaining([manifest.main, ...nodes, ...credentials, ...codexes, ...icons]));
	});

	it('is small: 0.5 MB to download, 2 MB on the disk', () => {
		expect(packed.size).toBeLessThan(500_000);
		expect(packed.unpackedSize).toBeLessThan(2_000_000);
	});
});

describe('the version', () => {
	it('is the newest of the change log', () => {
		expect(/^## (.+)$/m.exec(read('CHANGELOG.md'))![1]).toBe(manifest.version);
	});

	it('is the locked one', () => {
		expect((JSON.parse(read('package-lock.json')) as { version: string }).version).toBe(manifest.version);
	});
});

interface Workflow {
	on: { push: { tags?: string[]; branches?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<string, { steps: Array<{ uses?: string; run?: string }> }>;
}

const workflow = (name: string) => parse(read(join('.github', 'workflows', name))) as Workflow;
const commandsOf = ({ jobs }: Workflow) =>
	Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

describe('on GitHub', () => {
	it.each(readdirSync(join(root, '.github', 'workflows')))('%s runs only what is there', (name) => {
		const commands = commandsOf(workflow(name));
		expect(commands).not.toEqual([]);
		for (const command of commands) {
			const { script, file } = /^(npm ci|npm run (?<script>[\w:]+)|bash (?<file>\S+))$/.exec(command)?.groups ?? {
				script: command,
			};
			if (script !== undefined) expect(Object.keys(manifest.scripts)).toContain(script);
			if (file !== undefined) expect(existsSync(join(root, file))).toBe(true);
		}
	});

	it('a tag with the version publishes, after the tests and with provenance', () => {
		const publishing = workflow('publish.yml');
		const [tag, ...more] = publishing.on.push.tags!;
		expect(more).toEqual([]);
		expect(`v${manifest.version}`).toMatch(new RegExp(`^${tag!.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
		expect(publishing.on.push.branches).toBeUndefined();
		expect(publishing.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(commandsOf(publishing)).toEqual(['npm ci', 'npm run test:fast', 'npm run release']);
		expect(manifest.scripts).toMatchObject({ release: 'n8n-node release', prepublishOnly: 'n8n-node prerelease' });
	});
});
