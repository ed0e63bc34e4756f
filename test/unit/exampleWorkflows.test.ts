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
	settings?: { saveDataSuccessExecution?: string };
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

const isTable = (operation: string) => (node: Node) =>
	node.type === 'n8n-nodes-base.dataTable' && node.parameters.operation === operation;

/** The name of the table that a node works on: that of the node which opens it. */
function tableOf({ parameters: { dataTableId } }: Node, nodes: Node[]): unknown {
	const opened = /\$\('([^']+)'\)/.exec((dataTableId as { value: string }).value)?.[1];
	return nodes.find(({ name }) => name === opened)?.parameters.tableName;
}

/** What places something that a second run would double. */
function places({ name, type, parameters: { resource, operation, status, input } }: Node): boolean {
	if (type === 'n8n-nodes-blink.blink' && operation === 'updateStatus')
		return input === 'fields' && status === 'accepted';
	return (
		(/^n8n-nodes-blink\.(blink|blinkLogistics|bringgMerchant)$/.test(type) && operation === 'create') ||
		(type === 'n8n-nodes-blink.blend' && resource === 'order' && operation === 'send') ||
		name === 'Print the Ticket'
	);
}

/** The nodes that a run may come to from these, but for what stands behind a connection that is left out. */
function reachedFrom(
	starts: string[],
	{ connections }: Workflow,
	isLeftOut: (from: string, output: number) => boolean,
): Set<string> {
	const reached = new Set(starts);
	for (const from of reached) {
		connections[from]?.main?.forEach((ends, output) => {
			if (!isLeftOut(from, output)) ends?.forEach(({ node }) => reached.add(node));
		});
	}
	return reached;
}

/** What a stranger wrote may ping nobody, break no line and hide nothing; a link is the only thing that a chat may make of it. */
const harmless = `{{ $json[$json.say || 'text'].replace(/[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]/g, ' ').replace(/[<>@]/g, (sign) => ({ '<': '‹', '>': '›', '@': '＠' })[sign]) }}`;
/** What keeps a cell of a spreadsheet from being a formula. */
const noFormula = String.raw`replace(/^[=+\-@\t\r]/, "'$&")`;

/** Tables whose rows are deleted by one workflow for all, or are kept on purpose. */
const keptElsewhere: Record<string, string> = {
	webhook_inbox: 'by inbox-and-replay',
	orders_board: 'by orders-board',
	blink_logistics_tasks: 'by blink-order-to-logistics',
	refunds_ledger: 'never: a ledger',
	daily_sales: 'never: one row a night',
	products: 'never: one row for each product',
};

describe.each(workflows)('left alone for a year, the example workflow %s', (file, workflow) => {
	const { nodes, connections, settings } = workflow;

	it('places something only for an order that it has claimed, and marks it done behind', () => {
		const starts = nodes
			.filter(({ type }) => /(blink|blend)Trigger$|executeWorkflowTrigger$/.test(type))
			.map(({ name }) => name);
		const placing = nodes.filter(places).map(({ name }) => name);
		const all = reachedFrom(starts, workflow, () => false);
		// A ticket that says that an order is canceled goes out once too: an update with conditions gives its row once.
		const unclaimed = reachedFrom(
			starts,
			workflow,
			(from, output) => (from === 'Is It Ours?' && output === 0) || from === 'Note the Cancellation',
		);
		const bad = placing.filter((name) => unclaimed.has(name));
		expect(bad).toEqual([]);
		if (!placing.some((name) => all.has(name))) return;
		expect(reachedFrom(['Is It Ours?'], workflow, () => false)).toContain('Mark It Done');
	});

	it('keeps no list of what it has seen in n8n, which throws for good once it is full', () => {
		const lists = nodes.filter(({ parameters }) => parameters.operation === 'removeItemsSeenInPreviousExecutions');
		expect(lists.map(({ name }) => name)).toEqual([]);
	});

	it('saves no run of a clock in which nothing happened', () => {
		const rules = nodes
			.filter(({ type }) => /(scheduleTrigger|CatchUpTrigger)$/.test(type))
			.map(({ type, parameters: { rule } }) => (type.endsWith('CatchUpTrigger') ? 'minutes' : JSON.stringify(rule)));
		if (!rules.some((rule) => /seconds|minutes|hours/.test(rule))) return;
		expect(settings?.saveDataSuccessExecution).toBe('none');
	});

	it('deletes old rows of each table that it fills, and says in one node how old', () => {
		const filled = nodes
			.filter((node) => isTable('insert')(node) || isTable('upsert')(node))
			.map((node) => String(tableOf(node, nodes)));
		const emptied = nodes.filter(isTable('deleteRows')).map((node) => String(tableOf(node, nodes)));
		const grows = [...new Set(filled)].filter(
			(table) => !emptied.includes(table) && keptElsewhere[table] === undefined,
		);
		expect(grows).toEqual([]);
		const old = nodes.filter((node) => isTable('deleteRows')(node) && node.name.startsWith('Forget'));
		const days = old.map(({ parameters }) =>
			/minus\(\{ days: (30|\$\('How Long Rows Stay'\)[.\w()]+) \}\)/.test(JSON.stringify(parameters.filters)),
		);
		expect(days).not.toContain(false);
		const owner = Object.entries(keptElsewhere).filter(([, by]) => by === `by ${file}`);
		expect(owner.filter(([table]) => !emptied.includes(table))).toEqual([]);
	});

	it('keeps no more of a message than 20,000 characters', () => {
		const kept = nodes
			.filter(({ name }) => name === 'Keep It in the Inbox')
			.map(({ parameters }) => JSON.stringify(parameters.columns));
		expect(kept.filter((columns) => !columns.includes('.body).slice(0, 20000)'))).toEqual([]);
	});

	it('lets no text of a stranger ping, break lines or become a formula', () => {
		const texts = nodes
			.filter(({ name }) => name === 'Tell Somebody')
			.map(
				({ parameters }) =>
					(parameters.bodyParameters as { parameters: Array<{ value: string }> }).parameters[0]!.value,
			);
		expect(texts.filter((text) => !text.startsWith(`=${harmless}`))).toEqual([]);
		const files = nodes.filter(({ type }) => type === 'n8n-nodes-base.convertToFile').map(({ name }) => name);
		const lines = nodes.filter(({ name }) =>
			connections[name]?.main?.some((ends) => ends?.some(({ node }) => files.includes(node))),
		);
		const cells = lines.flatMap(
			({ parameters }) =>
				(parameters.assignments as { assignments: Array<{ type: string; value: string }> }).assignments,
		);
		expect(cells.filter(({ type, value }) => type === 'string' && !value.includes(noFormula))).toEqual([]);
	});

	it('has its sentences in fields that a person can change, not in code', () => {
		const tell = nodes
			.filter(({ name, type }) => name === 'Tell Somebody' && type === 'n8n-nodes-base.httpRequest')
			.map(({ name }) => name);
		const said = nodes.filter(({ name }) =>
			connections[name]?.main?.some((ends) => ends?.some(({ node }) => tell.includes(node))),
		);
		expect(
			said
				.filter(({ type, parameters }) => type !== 'n8n-nodes-base.set' || parameters.mode === 'raw')
				.map(({ name }) => name),
		).toEqual([]);
	});

	it('can be started by the workflow that has the one address of Blink', () => {
		if (!nodes.some(({ type }) => type === 'n8n-nodes-blink.blinkTrigger')) return;
		expect(nodes.filter(({ type }) => type.endsWith('.executeWorkflowTrigger')).map(({ name }) => name)).toEqual([
			'From Another Workflow',
		]);
	});

	it('calls the trigger of Ordatic by its name, and says which of its apps is sent what', () => {
		const ordatic = nodes.filter(({ type }) => type === 'n8n-nodes-blink.riderTrigger').map(({ name }) => name);
		if (ordatic.length === 0) return;
		expect(ordatic).toEqual(['Ordatic Rider Trigger']);
		expect(
			nodes
				.filter(isNote)
				.map(({ parameters: { content } }) => content)
				.join('\n'),
		).toMatch(/Pos app/);
	});
});

it('each table has the same columns wherever it is made: whichever workflow runs first makes it', () => {
	const made = workflows.flatMap(([file, { nodes }]) =>
		nodes
			.filter((node) => isTable('create')(node))
			.map(({ parameters: { tableName, columns } }) => ({
				file,
				table: String(tableName),
				columns: JSON.stringify(columns),
			})),
	);
	const different = made.filter(
		({ table, columns }) => columns !== made.find((other) => other.table === table)!.columns,
	);
	expect(different.map(({ file, table }) => `${table} in ${file}`)).toEqual([]);
});
