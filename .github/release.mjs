// Makes a release, or checks one.
//   npm run release              on a person's machine: checks, then commits and tags the version that CHANGELOG.md begins with
//   node .github/release.mjs --check v0.3.0   in the publish workflow: checks that the tag may be published
// Nothing is sent anywhere: pushing the tag is what publishes.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** They stand for whoever publishes this package. Replace them in all files before the first release; a release refuses them. */
const placeholders = [
	'n8n-nodes-blink maintainers',
	'maintainers@n8n-nodes-blink.dev',
	'n8n-nodes-blink/n8n-nodes-blink',
];
const thisFile = '.github/release.mjs';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The files that still hold a placeholder. */
function filesWithPlaceholders() {
	const patterns = placeholders.flatMap((text) => ['-e', text]);
	try {
		return git('grep', '-lF', ...patterns, '--', '.', `:!${thisFile}`).split('\n');
	} catch {
		return []; // git grep exits with 1 when nothing matches.
	}
}

/** The version and date of the newest section of the change log. */
function newestVersion() {
	const [, version, date] = /^## (\S+)(?: \((.+)\))?$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
	return { version, date };
}

/** What stands against releasing what is checked out, one sentence each. */
function problems() {
	const { version, date } = newestVersion();
	const found = [];
	const files = filesWithPlaceholders();
	if (files.length > 0) {
		found.push(`Author and repository are still placeholders (see ${thisFile}) in: ${files.join(', ')}`);
	}
	if (!/^\d+\.\d+\.\d+$/.test(version ?? ''))
		found.push('CHANGELOG.md does not begin with a version such as "## 1.2.3 (2026-01-31)"');
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? ''))
		found.push(`CHANGELOG.md has no date for ${version}: "## ${version} (2026-01-31)"`);
	return found;
}

/** What stands against publishing this tag. */
function problemsOfTag(tag) {
	const found = problems();
	const { version } = readJson('package.json');
	if (tag !== `v${version}`) found.push(`The tag ${tag} is not the version of package.json, ${version}`);
	if (newestVersion().version !== version)
		found.push(`CHANGELOG.md begins with ${newestVersion().version}, not with ${version}`);
	try {
		git('merge-base', '--is-ancestor', 'HEAD', 'origin/main');
	} catch {
		found.push('The tagged commit is not on main');
	}
	return found;
}

/** What stands against making a release here and now. */
function problemsHere() {
	const found = problems();
	if (git('status', '--porcelain') !== '') found.push('There are changes that are not committed');
	if (git('branch', '--show-current') !== 'main') found.push('The branch is not main');
	if (git('tag', '--list', `v${newestVersion().version}`) !== '')
		found.push(`v${newestVersion().version} is tagged already`);
	return found;
}

/** Writes the version into package.json and the lockfile. */
function setVersion(version) {
	const manifest = { ...readJson('package.json'), version };
	writeFileSync('package.json', `${JSON.stringify(manifest, null, '\t')}\n`);
	const lock = readJson('package-lock.json');
	lock.version = version;
	lock.packages[''].version = version;
	writeFileSync('package-lock.json', `${JSON.stringify(lock, null, '\t')}\n`);
}

const checkedTag = process.argv[process.argv.indexOf('--check') + 1];
const isCheck = process.argv.includes('--check');
const found = isCheck ? problemsOfTag(checkedTag) : problemsHere();
if (found.length > 0) {
	console.error(`Not released:\n${found.map((problem) => `- ${problem}`).join('\n')}`);
	process.exit(1);
}
if (!isCheck) {
	const { version } = newestVersion();
	setVersion(version);
	git('commit', '--allow-empty', '-am', `Release ${version}`);
	git('tag', '-a', `v${version}`, '-m', `v${version}`);
	console.log(`Tagged v${version}. To publish it: git push origin main v${version}`);
}
