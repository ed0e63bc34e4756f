// Fails on a known vulnerability in a library that is bundled into the package. npm counts these as development dependencies, so
// `npm audit --omit=dev` never speaks of them. Reads the list of bundled packages that `npm run build` wrote.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const bundled = new Set(
	[...readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8').matchAll(/^(\S+) \d\S* \(.+\)$/gm)].map(([, name]) => name),
);
const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const { vulnerabilities, message } = JSON.parse(stdout);
if (vulnerabilities === undefined) {
	console.error(`The registry did not answer the audit: ${message ?? 'no reason was given'}`);
	process.exit(1);
}
const known = Object.values(vulnerabilities).filter(({ name }) => bundled.has(name));
for (const { name, severity, range } of known) console.error(`${name} ${range}: ${severity}`);
console.log(`${bundled.size} bundled packages, ${known.length} with a known vulnerability`);
process.exitCode = bundled.size > 0 && known.length === 0 ? 0 : 1;
