// Everything that guards the project, in order of speed; stops at nothing, so that one run tells all that is wrong.
// `--fast` leaves out the real n8n. `--editor` adds its editor in a browser, for which Chromium must be there.
// `--reliability` adds what may go wrong, some twelve minutes of it. `--oldest` runs the tests of the real n8n, and only those, in
// the oldest one that this package works with. Ends with a plain line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const isFast = process.argv.includes('--fast');
const withEditor = process.argv.includes('--editor');
const onlyOldest = process.argv.includes('--oldest');
const withReliability = process.argv.includes('--reliability');
const results = mkdtempSync(join(tmpdir(), 'n8n-nodes-blink-test-'));
const count = { passed: 0, failed: 0 };

/** Runs a command under a heading, and says how long it took. */
function timed(name, command, options) {
	console.log(`\n── ${name}`);
	const began = Date.now();
	const outcome = spawnSync('npx', ['--no-install', ...command], options);
	console.log(`── ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
	return outcome;
}

function step(name, command, env = {}) {
	const { status } = timed(name, command, { stdio: 'inherit', env: { ...process.env, ...env } });
	count[status === 0 ? 'passed' : 'failed']++;
	return status === 0;
}

/** @param workers how many test files run side by side. */
function jest(name, projects, workers) {
	const file = join(results, `${projects.join('-')}.json`.replaceAll(' ', '-'));
	const outcome = ['--json', '--outputFile', file, '--ci', '--maxWorkers', String(workers)];
	const { status } = timed(name, ['jest', '--selectProjects', ...projects, ...outcome], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	try {
		const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(file, 'utf8'));
		tellLongest(testResults);
		count.passed += numPassedTests;
		// A suite that cannot even start has no failed test.
		count.failed += status === 0 ? 0 : Math.max(numFailedTests, numFailedTestSuites, 1);
	} catch {
		count.failed++;
	}
}

/** The files that take more than ten seconds. */
function tellLongest(testResults) {
	const files = testResults.map(({ name, startTime, endTime }) => [Math.round((endTime - startTime) / 1000), name]);
	for (const [seconds, name] of files.sort(([one], [other]) => other - one)) {
		if (seconds > 10) console.log(`   ${relative(process.cwd(), name)}: ${seconds} s`);
	}
}

/** Packs what was built, once for all tests that install it. */
function pack() {
	const { stdout } = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', results], {
		encoding: 'utf8',
	});
	process.env.TEST_PACKAGE = join(results, JSON.parse(stdout)[0].filename);
}

/** A runner of its own that ends with the plain line. */
function runner(name, command) {
	const { stdout, status } = timed(name, command, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
	console.log(stdout);
	const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
	count.passed += Number(passed ?? 0);
	count.failed += status === 0 ? 0 : Math.max(Number(failed ?? 0), 1);
}

function everything() {
	// The linter's strict mode wants its own configuration untouched; the flag lets test/ and sandbox/ have theirs.
	step('lint', ['n8n-node', 'lint'], { ESLINT_FLAGS: 'unstable_config_lookup_from_file' });
	step('format', [
		'prettier',
		'--check',
		'--log-level',
		'warn',
		'{nodes,credentials,docs,sandbox,test,.github}/**/*.{ts,mjs}',
		'*.js',
	]);
	step('types', ['tsc', '-p', 'test/tsconfig.json']);
	if (step('build', ['gulp', 'build', '--silent'])) {
		step('community-package scanner', ['node', 'test/scan.mjs']);
		pack();
	}
	const quick = ['unit', 'sandbox', 'n8n-core'];
	if (isFast) jest('unit tests, sandbox, n8n-core', quick, 2);
	else jest('unit tests, sandbox, n8n-core, real n8n', [...quick, 'real n8n'], 2);
	if (withReliability) runner('what may go wrong', ['tsx', 'test/reliability/main.ts', '--short']);
	if (withEditor) jest('editor in a browser', ['editor'], 1);
}

try {
	if (onlyOldest) {
		process.env.TEST_N8N = 'oldest';
		jest('the oldest n8n', ['real n8n'], 1);
	} else everything();
} finally {
	rmSync(results, { recursive: true, force: true });
}

console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
