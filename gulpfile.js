// Builds dist/: clean, compile, bundle the libraries, copy what is not code, write the metadata n8n loads lazily.
const { execFile } = require('node:child_process');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const run = promisify(execFile);

async function runTool(...command) {
	try {
		await run('npx', ['--no-install', ...command]);
	} catch (error) {
		throw new Error(`${command.join(' ')} failed:\n${error.stdout}${error.stderr}`);
	}
}

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () => runTool('tsc', '-p', 'tsconfig.json');

/**
 * qs keeps facts about objects in `side-channel`, a shim for engines without WeakMap that reaches for globals which a node may
 * not touch. A WeakMap is what it falls back on; every engine that runs n8n has one.
 */
const weakMapForSideChannel = {
	name: 'weak-map-for-side-channel',
	setup: (build) => {
		build.onResolve({ filter: /^side-channel$/ }, () => ({ path: 'side-channel', namespace: 'weak-map' }));
		build.onLoad({ filter: /.*/, namespace: 'weak-map' }, () => ({
			contents: 'module.exports = () => new WeakMap();',
		}));
	},
};

/** Puts the code of each library into its one file under shared/bundled, from where every node takes it. */
async function bundle() {
	const { metafile } = await esbuild.build({
		metafile: true,
		entryPoints: ['nodes/shared/bundled/*.ts'],
		outdir: 'dist/nodes/shared/bundled',
		bundle: true,
		minifySyntax: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		plugins: [weakMapForSideChannel],
	});
	await writeFile(join('dist', 'THIRD-PARTY-LICENSES.txt'), await licensesOf(Object.keys(metafile.inputs)));
}

/** The license of every package that one of these files comes from, as their licenses ask of whoever hands on a copy. */
async function licensesOf(inputs) {
	const folders = inputs.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
	const texts = [...new Set(folders)].sort().map(async (folder) => {
		const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
		const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
		if (file === undefined) throw new Error(`${name} is bundled and brings no license text`);
		const text = await readFile(join(folder, file), 'utf8');
		return `${name} ${version} (${license})\n\n${text.trim()}\n`;
	});
	const head = 'n8n-nodes-blink contains code of these packages.\n';
	return [head, ...(await Promise.all(texts))].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Each folder by its name: a pattern that begins with a choice would have all of node_modules searched. */
const assetsIn = ['nodes', 'credentials'].map((folder) => `${folder}/**/*.{svg,png,json}`);
const assets = () => src(assetsIn, { base: '.', encoding: false }).pipe(dest('dist'));

const metadata = () => runTool('n8n-generate-metadata');

exports.clean = clean;
exports.build = series(clean, compile, parallel(bundle, assets), metadata);
exports.default = exports.build;
