import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const files = execFileSync('git', ['ls-files', 'nodes', 'credentials'], { cwd: root, encoding: 'utf8' })
	.split('\n')
	.filter((file) => file.endsWith('.ts'));

/** The files that each file imports, types included. */
const imports = new Map(
	files.map((file) => [
		file,
		[...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) => {
			const target = join(dirname(file), path!);
			return existsSync(join(root, `${target}.ts`)) ? `${target}.ts` : join(target, 'index.ts');
		}),
	]),
);

/** Whether `file` can be reached from what `from` imports. */
function reaches(from: string, file: string, seen = new Set<string>()): boolean {
	return (imports.get(from) ?? []).some((next) => {
		if (next === file) return true;
		if (seen.has(next)) return false;
		seen.add(next);
		return reaches(next, file, seen);
	});
}

describe('imports', () => {
	it('form no circle', () => {
		expect(files.filter((file) => reaches(file, file))).toEqual([]);
	});

	it('lead from the vendors to nodes/shared, and not back', () => {
		const back = files.filter(
			(file) =>
				file.startsWith('nodes/shared/') && imports.get(file)!.some((path) => !path.startsWith('nodes/shared/')),
		);
		expect(back).toEqual([]);
	});
});
