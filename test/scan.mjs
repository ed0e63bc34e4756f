// The scanner that decides whether n8n verifies a community package, offline: on the source and on the tarball.
// Also holds the tarball to an allow-list: a user gets compiled code, declarations, icons, codex and metadata.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const allowed =
	/^(package\.json|index\.js|README\.md|LICENSE\.md|dist\/(credentials|nodes|known|types|methods)\/.+\.(js|d\.ts|json|svg))$/;

const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-blink-scan-'));
const problems = [];

async function scan(what, directory, patterns) {
	const { passed, message, details } = await analyzePackage(directory, patterns);
	console.log(`scanner on the ${what}: ${passed ? 'no finding' : message}`);
	if (!passed) problems.push(details ?? message);
}

try {
	await scan('source', process.cwd(), SOURCE_FILE_PATTERNS);
	const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename, files, size }] = JSON.parse(packed);
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	await scan('tarball', join(folder, 'package'), ['**/*.js', 'package.json']);

	const unwanted = files.map(({ path }) => path).filter((path) => !allowed.test(path));
	console.log(`tarball: ${files.length} files, ${Math.round(size / 1024)} KB`);
	problems.push(...unwanted.map((path) => `The tarball holds ${path}, which no user needs`));
} finally {
	rmSync(folder, { recursive: true, force: true });
}

if (problems.length > 0) {
	console.error(problems.join('\n'));
	process.exitCode = 1;
}
