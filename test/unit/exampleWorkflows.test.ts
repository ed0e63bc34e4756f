import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { labelsNamed, labelsOnScreen } from '../support/labels';

/*
 * What a person sees of the example workflows in n8n's editor, without an editor: nothing lies on a note's text, every trigger
 * leads somewhere, and the notes name what is there.
 */

interface Node {
	name: string;
	type: string;
	position: [number, number];
	parameters: { content?: string; width?: number; height?: number; url?: string; [name: string]: unknown };
}

interface Workflow {
	nodes: Node[];
	connections: Record<string, { main?: Array<Array<{ node: string }> | null>; ai_tool?: unknown }>;
}

const folder = join(__dirname, '..', '..', 'workflows');
const workflows = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file): [string, Workflow] => [
		basename(file, '.json'),
		JSON.parse(readFileSync(join(folder, file), 'utf8')) as Workflow,
	]);

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const screen = labelsOnScreen();
/** Fields that stand in bold by the names that the vendors give them. */
const vendorFields = ['instruction', 'external_id'];

const isNote = ({ type }: Node) => type === 'n8n-nodes-base.stickyNote';

/** A node as the editor draws it, with its name below. */
function nodeBox({ position: [left, top] }: Node): Box {
	return { left, top, right: left + 96, bottom: top + 140 };
}

function noteBox({ position: [left, top], parameters: { width = 240, height = 160 } }: Node): Box {
	return { left, top, right: left + width, bottom: top + height };
}

/** Where a note's text ends, in the editor's type: some 7 pixels for a letter, 20 for a line. */
function textBottom({ position: [, top], parameters: { content = '', width = 240 } }: Node): number {
	const perLine = Math.floor((width - 24) / 7);
	const heightOf = (line: string) => {
		if (line === '') return 8;
		if (line.startsWith('#')) return 30;
		return 20 * Math.ceil(line.replace(/\*\*|`/g, '').length / perLine);
	};
	return top + 20 + content.split('\n').reduce((sum, line) => sum + heightOf(line), 0);
}

const overlap = (one: Box, other: Box) =>
	one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const isInside = (one: Box, other: Box) =>
	one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;

describe.each(workflows)('the example workflow %s', (_name, { nodes, connections }) => {
	const notes = nodes.filter(isNote);
	const others = nodes.filter((node) => !isNote(node));

	it('has no node on a note: it stands in a lane, below its text, or outside', () => {
		const bad = others.flatMap((node) => {
			const box = nodeBox(node);
			return notes
				.filter((note) => overlap(box, noteBox(note)))
				.filter((note) => !isInside(box, noteBox(note)) || box.top < textBottom(note))
				.map((note) => `${node.name} on ${note.name}`);
		});
		expect(bad).toEqual([]);
	});

	it('has room for the text of each note', () => {
		const cut = notes.filter((note) => textBottom(note) > noteBox(note).bottom + 20);
		expect(cut.map(({ name }) => name)).toEqual([]);
	});

	it('has no two nodes, and no two notes, in one place', () => {
		const boxes = [
			others.map((node) => [node.name, nodeBox(node)] as const),
			notes.map((note) => [note.name, noteBox(note)] as const),
		];
		const bad = boxes.flatMap((list) =>
			list.flatMap(([name, box], index) =>
				list
					.slice(index + 1)
					.filter(([, other]) => overlap(box, other))
					.map(([other]) => `${name} and ${other}`),
			),
		);
		expect(bad).toEqual([]);
	});

	it('leads somewhere with what its triggers do not understand', () => {
		const webhooks = others.filter(({ type }) => /^n8n-nodes-blink\.(?!blinkCatchUp).*Trigger$/.test(type));
		const loose = webhooks.filter(({ name }) => !connections[name]?.main?.[1]?.length);
		expect(loose.map(({ name }) => name)).toEqual([]);
	});

	it('has no node that nothing leads to', () => {
		const reached = new Set(
			Object.values(connections).flatMap(({ main = [] }) =>
				main.flatMap((ends) => (ends ?? []).map(({ node }) => node)),
			),
		);
		const starts = /(?<!executeWorkflow)Trigger$|executeWorkflowTrigger$|base\.webhook$/;
		const loose = others.filter(
			({ name, type }) => !reached.has(name) && !starts.test(type) && connections[name]?.ai_tool === undefined,
		);
		expect(loose.map(({ name }) => name)).toEqual([]);
	});

	it('names in its notes only nodes and tables that are there', () => {
		const named = others.map(({ name }) => name);
		const tables = others.map(({ parameters }) => parameters.tableName);
		const said = notes.map(({ parameters: { content = '' } }) => content).join('\n');
		const known = new Set([...screen, ...named, ...vendorFields, 'A sender with one URL only']);
		// What ends like a sentence begins a paragraph.
		const { bold } = labelsNamed(said, known);
		expect(bold.filter((words) => !known.has(words) && !/[:?]$/.test(words))).toEqual([]);
		const code = notes.flatMap(({ parameters: { content = '' } }) =>
			[...content.matchAll(/the table `(\w+)`/g)].map(([, table]) => table!),
		);
		expect(code.filter((table) => !tables.includes(table))).toEqual([]);
	});

	it('says nothing that only developers understand', () => {
		const text = notes.map(({ parameters: { content } }) => content).join('\n');
		expect(text).not.toMatch(/n8n execute|JSON|static data|webhook_id|Header Auth\b/i);
	});

	it('asks Blink first wherever it tells a status', () => {
		const tells = others.filter(({ parameters }) => parameters.operation === 'updateStatus');
		expect(tells.filter(({ parameters }) => parameters.askBlinkFirst !== true).map(({ name }) => name)).toEqual([]);
	});

	it('has no trigger that looks by the clock beside one that is called: n8n writes what both remember as a whole', () => {
		const polls = others.filter(({ type }) => /CatchUpTrigger$/.test(type));
		const called = others.filter(({ type }) => /^n8n-nodes-blink\.(?!\w*CatchUp)\w+Trigger$/.test(type));
		expect(polls.length === 0 || called.length === 0).toBe(true);
	});

	it('leaves empty what a person must fill in, so that it is marked', () => {
		const calls = others.filter(
			(
				{ type, parameters }, // One that is asked for elsewhere: by n8n's own address, or in a form.
			) => type === 'n8n-nodes-base.httpRequest' && !/resumeUrl|\$json\.address/.test(parameters.url ?? ''),
		);
		expect(calls.filter(({ parameters: { url } }) => url !== '').map(({ name }) => name)).toEqual([]);
		expect(JSON.stringify(nodes)).not.toMatch(/\.invalid|example\.com/);
	});
});
