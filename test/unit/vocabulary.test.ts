import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What a reader of this package sees. The changelog may name what something was called before. */
const files = execFileSync(
	'git',
	['ls-files', 'nodes', 'credentials', 'docs', 'workflows', 'README.md', 'CONTRIBUTING.md'],
	{
		cwd: root,
		encoding: 'utf8',
	},
)
	.split('\n')
	.filter((file) => /\.(ts|json|md|mjs)$/.test(file));

/**
 * Names that this project used before it took the field's own. They are identifiers, file names and labels, not English words:
 * *Send and Wait*, a client secret and `delivery.late` stay.
 */
const identifiers = [
	...['callsInFlight', 'inFlight', 'sameRecord', 'isLate', 'lateEvents', 'isFate', 'RowFate', 'fateOf', 'fatesText'],
	...[
		'patience',
		'hangsUpAfterSeconds',
		'intercept',
		'sayReceived',
		'textToKeep',
		'storedText',
		'unplaced',
		'WebhookKind',
		'webhookKind',
	],
	...[
		'recognise',
		'recognised',
		'recognises',
		'Recognised',
		'looksLike',
		'Translation',
		'translate',
		'Meaning',
		'wordTable',
		'WordTable',
	],
	...[
		'WordRow',
		'byWord',
		'wordOf',
		'filledIn',
		'givenText',
		'givenId',
		'givenTime',
		'KnownDelivery',
		'completing',
		'nothingIsNull',
	],
	...[
		'Verdict',
		'verdict',
		'verdictOn',
		'openGate',
		'vendorWords',
		'shownWords',
		'ownPath',
		'onlyWithProof',
		'loneStop',
		'ownStop',
	],
];
const fileNames = [
	...[
		'sent.ts',
		'filledIn.ts',
		'wordTable.ts',
		'known.ts',
		'verdict.ts',
		'gate.ts',
		'pause.ts',
		'vendorWords.ts',
		'rowFate.ts',
		'late.ts',
	],
	...['patience.ts', 'kind.ts', 'recognise.ts', 'place.ts', 'carried.ts', 'intercept.ts'],
];
const folders = ['words', 'reading', 'repeats', 'access', 'secrets', 'catchUp'];
const labels = [
	...['Calls in Flight', 'Ignore Repeats', 'Repeat Window', 'Late Events', 'Unrecognised', 'Give Out', 'House words'],
	...['house words', 'stand-in', 'the one language', 'the common language', 'common language'],
];

function usesOf(pattern: RegExp): string[] {
	return files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
}

describe('a name that was replaced by the word of the field is used nowhere', () => {
	it.each(identifiers)('identifier %s', (name) => expect(usesOf(new RegExp(`\\b${name}\\b`))).toEqual([]));

	it.each(labels)('label "%s"', (label) => expect(usesOf(new RegExp(label))).toEqual([]));

	it.each(fileNames)('file %s', (name) => expect(files.filter((file) => basename(file) === name)).toEqual([]));

	it.each(folders)('folder %s', (name) =>
		expect(files.filter((file) => file.split('/').slice(0, -1).includes(name))).toEqual([]),
	);
});
