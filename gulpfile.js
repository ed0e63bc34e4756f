// Builds dist/: clean, compile, bundle the libraries, copy what is not code, write the metadata n8n loads lazily.
const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
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
const bundle = () =>
	esbuild.build({
		entryPoints: ['nodes/shared/bundled/*.ts'],
		outdir: 'dist/nodes/shared/bundled',
		bundle: true,
		minifySyntax: true,
		legalComments: 'inline',
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		plugins: [weakMapForSideChannel],
	});

/** Each folder by its name: a pattern that begins with a choice would have all of node_modules searched. */
const assetsIn = ['nodes', 'credentials'].map((folder) => `${folder}/**/*.{svg,png,json}`);
const assets = () => src(assetsIn, { base: '.', encoding: false }).pipe(dest('dist'));

const metadata = () => runTool('n8n-generate-metadata');

exports.clean = clean;
exports.build = series(clean, compile, parallel(bundle, assets), metadata);
exports.default = exports.build;
