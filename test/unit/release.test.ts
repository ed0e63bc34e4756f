import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/** The command with the project's own settings, at a registry that does not exist. */
async function npm(...args: string[]) {
	const nowhere = ['--registry', 'http://127.0.0.1:9', '--fetch-retries', '0', '--//127.0.0.1:9/:_authToken=none'];
	return await promisify(execFile)('npm', [...args, '--json', ...nowhere], { cwd: root, maxBuffer: 8 * 1024 * 1024 });
}

describe('what npm publishes', () => {
	let packed: Packed;
	beforeAll(async () => {
		const { stdout } = await npm('pack', '--dry-run');
		const reported = JSON.parse(stdout) as Packed[] | Record<string, Packed>;
		packed = Object.values(reported)[0]!;
	}, 60_000);

	const paths = () => packed.files.map(({ path }) => path);

	it('cannot be published by hand: npm refuses it with the settings of the project', async () => {
		const byHand = await npm('publish').catch((error: unknown) => error);
		expect(byHand).toMatchObject({ code: 1, stderr: expect.stringContaining('EPRIVATE') });
	}, 60_000);

	it('takes compiled code, icons, codex and metadata along, and nothing else', () => {
		const allowed =
			/^(package\.json|index\.js|README\.md|LICENSE\.md|dist\/THIRD-PARTY-LICENSES\.txt|dist\/(credentials|nodes|known|types|methods)\/(?!.*\.test\.).+\.(js|json|svg))$/;
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

describe('the licenses of bundled code', () => {
	const text = read('dist/THIRD-PARTY-LICENSES.txt');
	const bundled = readdirSync(join(root, 'nodes', 'shared', 'bundled')).flatMap((file) =>
		[...read(`nodes/shared/bundled/${file}`).matchAll(/from '([^.'][^']*)'/g)].map(
			([, name]) => /^(@[^/]+\/)?[^/]+/.exec(name!)![0],
		),
	);

	it.each([...new Set(bundled)])('the license of %s is in the package, with its copyright', (name) => {
		const { version } = JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string };
		const section = text.split('-'.repeat(80)).find((each) => each.trim().startsWith(`${name} ${version} (`));
		expect(section).toMatch(/copyright/i);
	});
});

describe('the version', () => {
	it('is the newest of the change log', () => {
		expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))![1]).toBe(manifest.version);
	});

	it('is the locked one', () => {
		expect((JSON.parse(read('package-lock.json')) as { version: string }).version).toBe(manifest.version);
	});
});

describe('npm run release', () => {
	const script = join('.github', 'release.mjs');
	const folders: string[] = [];
	afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

	/** A repository with what a release reads, committed on main; `change` is made to its files before. */
	function repository(change: (text: string) => string, changelog = '## 1.2.3 (2026-01-31)\n') {
		const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-blink-release-'));
		folders.push(folder);
		const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
		mkdirSync(join(folder, '.github'));
		writeFileSync(join(folder, script), read(script));
		for (const file of ['package.json', 'package-lock.json', 'LICENSE.md'])
			writeFileSync(join(folder, file), change(read(file)));
		writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
		git('init', '-q', '-b', 'main');
		git('config', 'user.email', 'jane@example.com');
		git('config', 'user.name', 'Jane');
		git('add', '.');
		git('commit', '-qm', 'All');
		const release = (...args: string[]) => {
			const { status, stdout, stderr } = spawnSync('node', [script, ...args], { cwd: folder, encoding: 'utf8' });
			return { status, said: stdout + stderr };
		};
		return { folder, git, release };
	}
	const owned = (text: string) =>
		text
			.replaceAll('n8n-nodes-blink/n8n-nodes-blink', 'jane/n8n-nodes-blink')
			.replaceAll('n8n-nodes-blink maintainers', 'Jane')
			.replaceAll('maintainers@n8n-nodes-blink.dev', 'jane@example.com');

	it('refuses placeholders of author and repository, and names the files', () => {
		const { git, release } = repository((text) => text);
		expect(release()).toEqual({
			status: 1,
			said: expect.stringMatching(/placeholders .* in: LICENSE\.md, package\.json\n/),
		});
		expect(git('tag', '--list')).toBe('');
	});

	it('sets the version of the change log, commits and tags it', () => {
		const { folder, git, release } = repository(owned);
		expect(release()).toEqual({ status: 0, said: 'Tagged v1.2.3. To publish it: git push origin main v1.2.3\n' });
		expect(git('tag', '--points-at', 'HEAD').trim()).toBe('v1.2.3');
		expect(git('status', '--porcelain')).toBe('');
		expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ version: '1.2.3' });
		expect(release()).toMatchObject({ status: 1, said: expect.stringContaining('v1.2.3 is tagged already') });
	});

	it('refuses a version without a date, another branch and changes that are not committed', () => {
		const { folder, git, release } = repository(owned, '## 1.2.3\n');
		git('checkout', '-qb', 'other');
		writeFileSync(join(folder, 'new.txt'), '');
		const { status, said } = release();
		expect(status).toBe(1);
		expect(said).toContain('no date for 1.2.3');
		expect(said).toContain('The branch is not main');
		expect(said).toContain('changes that are not committed');
	});

	it('lets the workflow publish only a tag that is the version, on main', () => {
		const { git, release } = repository(owned);
		release();
		git('update-ref', 'refs/remotes/origin/main', 'HEAD');
		expect(release('--check', 'v1.2.3')).toEqual({ status: 0, said: '' });
		expect(release('--check', 'v1.2.4').said).toContain('The tag v1.2.4 is not the version of package.json, 1.2.3');
		git('commit', '-q', '--allow-empty', '-m', 'Not on main');
		expect(release('--check', 'v1.2.3').said).toContain('The tagged commit is not on main');
	});
});

interface Workflow {
	on: { push: { tags?: string[]; branches?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<
		string,
		{
			permissions?: Record<string, string>;
			environment?: string;
			needs?: string;
			steps: Array<{ uses?: string; run?: string }>;
		}
	>;
}

const workflow = (name: string) => parse(read(join('.github', 'workflows', name))) as Workflow;
const workflows = readdirSync(join(root, '.github', 'workflows'));
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const commandsOf = (all: Workflow) => stepsOf(all).flatMap(({ run }) => (run === undefined ? [] : [run]));

describe('on GitHub', () => {
	it.each(workflows)('%s runs only what is there', (name) => {
		const commands = commandsOf(workflow(name));
		expect(commands).not.toEqual([]);
		for (const command of commands) {
			const script = /^npm run ([\w:]+)$/.exec(command)?.[1];
			const file = /^(?:bash|node) (\S+)/.exec(command)?.[1];
			if (script !== undefined) expect(Object.keys(manifest.scripts)).toContain(script);
			else if (file !== undefined) expect(existsSync(join(root, file))).toBe(true);
			else expect(command).toMatch(/^npm (ci|pack|pkg delete private|publish --provenance .*)$/);
		}
	});

	it.each(workflows)('%s uses actions by their commit, not by a tag that can move', (name) => {
		const used = stepsOf(workflow(name)).flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
		expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
	});

	it('a tag with the version publishes, with provenance, in a job that installs and tests nothing', () => {
		const { on, permissions, jobs } = workflow('publish.yml');
		expect(on.push).toEqual({ tags: ['v*'] });
		expect(permissions).toEqual({ contents: 'read' });
		expect(Object.keys(jobs)).toEqual(['test', 'publish']);
		expect(jobs.test!.permissions).toBeUndefined();
		expect(jobs.publish).toMatchObject({ needs: 'test', environment: 'npm', permissions: { 'id-token': 'write' } });
		expect(jobs.publish!.steps.flatMap(({ run }) => run ?? [])).toEqual([
			'npm publish --provenance --access public ./*.tgz',
		]);
	});
});
