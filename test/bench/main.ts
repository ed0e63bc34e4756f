/**
 * How fast the package is beside what a person builds by hand and beside a bare client, all in one real n8n. It prints one
 * table and judges nothing, since machines differ.
 *
 *   npm run bench                     all of it, about half an hour
 *   npm run bench -- --only statuses  one row (may be given several times)
 *   npm run bench -- --settings lazy  only in the n8n that is set up so
 *   npm run bench -- --rounds 9       more rounds than five
 *   npm run bench -- --write          puts the table into docs/performance.md; with --only, those rows in place of theirs
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startN8n } from '../e2e/harness/n8n';
import { buildAndPack } from '../e2e/harness/pack';
import { ROOT } from '../e2e/harness/paths';
import { performanceDocument } from './document';
import { rounds } from './rounds';
import type { Settings } from './row';
import { loneRows, rowsInN8n } from './rows';
import { startVendor, type Vendor } from './support/vendor';
import { table, tableWith, type MeasuredRow } from './table';

const ENVIRONMENT: Record<Settings, Record<string, string>> = {
	default: {},
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
};
const SETTINGS_TEXT: Record<Settings, string> = { default: '', lazy: ', isolates when needed' };

const { values } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		settings: { type: 'string', multiple: true },
		rounds: { type: 'string', default: '5' },
		write: { type: 'boolean', default: false },
	},
});
const count = Number(values.rounds);
const isWanted = ({ name }: { name: string }) => values.only === undefined || values.only.includes(name);

async function measureInN8n(vendor: Vendor, tarball: string, settings: Settings): Promise<MeasuredRow[]> {
	const rows = rowsInN8n(vendor).filter((row) => isWanted(row) && row.settings.includes(settings));
	if (rows.length === 0) return [];
	// Rows may share a workflow.
	const workflows = [...new Set(rows.flatMap((row) => row.workflows ?? []))];
	const env = { ...ENVIRONMENT[settings], N8N_CUSTOM_EXTENSIONS: join(__dirname, 'support', 'leastNode') };
	const credentials = [vendor.account];
	const n8n = await startN8n({ tarball, credentials, workflows, env, name: `bench-${settings}`, log: console.error });
	try {
		const measured: MeasuredRow[] = [];
		for (const { name, work, contenders } of rows) {
			const bound = Object.fromEntries(
				Object.entries(contenders).map(([who, run]) => [who, async () => await run({ n8n, vendor, tarball })]),
			);
			const text = `${work}${SETTINGS_TEXT[settings]}`;
			measured.push({ work: text, contenders: await rounds(bound, count, saying(`${name}, ${settings}`)) });
			console.error(table(measured.slice(-1)));
		}
		return measured;
	} finally {
		await n8n.stop();
	}
}

async function measureAlone(tarball: string): Promise<MeasuredRow[]> {
	const measured: MeasuredRow[] = [];
	for (const { name, work, contenders } of loneRows.filter(isWanted)) {
		const bound = Object.fromEntries(
			Object.entries(contenders).map(([who, run]) => [who, async () => await run(tarball)]),
		);
		measured.push({ work, contenders: await rounds(bound, count, saying(name)) });
	}
	return measured;
}

const saying = (name: string) => (round: number) =>
	console.error(round === 0 ? `${name}: warming up ...` : `${name}: round ${round} of ${count} ...`);

async function main(): Promise<void> {
	const known = [...rowsInN8n({ account: {} } as Vendor), ...loneRows].map(({ name }) => name);
	const unknown = (values.only ?? []).filter((name) => !known.includes(name));
	const others = (values.settings ?? []).filter((name) => !(name in ENVIRONMENT));
	if (others.length > 0)
		throw new Error(`There are no settings "${others[0]}". There are: ${Object.keys(ENVIRONMENT).join(', ')}.`);
	if (unknown.length > 0) throw new Error(`There is no row "${unknown[0]}". There are: ${known.join(', ')}.`);
	const tarball = await buildAndPack(console.error);
	const vendor = await startVendor();
	const measured: MeasuredRow[] = [];
	try {
		for (const settings of ['default', 'lazy'] as const) {
			if (values.settings && !values.settings.includes(settings)) continue;
			measured.push(...(await measureInN8n(vendor, tarball, settings)));
		}
	} finally {
		await vendor.stop();
	}
	measured.push(...(await measureAlone(tarball)));
	console.log(table(measured));
	if (!values.write) return;
	const file = join(ROOT, 'docs', 'performance.md');
	const text = values.only === undefined ? table(measured) : tableWith(await readFile(file, 'utf8'), measured);
	await mkdir(join(ROOT, 'docs'), { recursive: true });
	await writeFile(file, await performanceDocument(text, count));
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
