import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { meaningOf, type CodeMapping } from './savedWorkflows/meaning';
import { isOurs } from './savedWorkflows/nodeTypes';
import { problemsOf, type SavedWorkflow } from './savedWorkflows/problems';
import { saveWorkflows } from './savedWorkflows/save';

/*
 * The promise to people who have saved a workflow: a later version of this package opens and runs it. `v<version>` holds the
 * workflows of that version as they were saved, and never changes; a version that breaks one of them fails here.
 * When a version is released: SAVE_WORKFLOWS_AS=v0.3.0 npx jest --selectProjects n8n-core --testPathPatterns savedWorkflows
 */

const root = join(__dirname, '..', '..');
const saved = join(root, 'test', 'fixtures', 'workflows');
const saveAs = process.env.SAVE_WORKFLOWS_AS;
if (saveAs) saveWorkflows(join(root, 'workflows'), join(saved, saveAs));

function read<T = SavedWorkflow>(...path: string[]): T {
	return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

function workflowsIn(folder: string): Array<[string, SavedWorkflow]> {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return files.map((file) => [basename(file, '.json'), read(folder, file)]);
}

describe.each(readdirSync(saved))('a workflow saved with %s', (version) => {
	const workflows = workflowsIn(join(saved, version, 'workflows'));

	test.each(workflows)('%s still fits the nodes of this version', (_name, workflow) => {
		expect(problemsOf(workflow)).toEqual([]);
	});

	const meanings = read<Record<string, Record<string, CodeMapping>>>(saved, version, 'meaning.json');

	test.each(workflows)('%s still means the same: no default that it relies on has changed', (name, workflow) => {
		// Fields that came later are fine, as long as the old ones stay what they were.
		expect(meaningOf(workflow)).toMatchObject(meanings[name]!);
	});
});

/** Nodes that every n8n has, each with the newest version that may be used. */
const coreNodes: Record<string, number> = {
	aggregate: 1,
	executeWorkflow: 1.2,
	sort: 1,
	code: 2,
	convertToFile: 1.1,
	dataTable: 1.1,
	errorTrigger: 1,
	executeWorkflowTrigger: 1.1,
	extractFromFile: 1,
	filter: 2.2,
	form: 2.3,
	formTrigger: 2.3,
	httpRequest: 4.2,
	if: 2.2,
	mcpTrigger: 2,
	n8n: 1,
	n8nTrigger: 1,
	noOp: 1,
	rabbitmq: 1.2,
	rabbitmqTrigger: 1,
	removeDuplicates: 2,
	respondToWebhook: 1.4,
	scheduleTrigger: 1.2,
	set: 3.4,
	splitOut: 1,
	stickyNote: 1,
	stopAndError: 1,
	summarize: 1.1,
	switch: 3.2,
	toolWorkflow: 2.2,
	wait: 1.1,
	webhook: 2.1,
};

describe('an example workflow', () => {
	const examples = workflowsIn(join(root, 'workflows'));

	test.each(examples)('%s fits the nodes of this version', (_name, workflow) => {
		expect(problemsOf(workflow)).toEqual([]);
	});

	test.each(examples)('%s is made of nodes that every n8n has, and ours', (_name, { nodes }) => {
		for (const { type, typeVersion } of nodes.filter((node) => !isOurs(node.type))) {
			const [, core] = /^(?:n8n-nodes-base|@n8n\/n8n-nodes-langchain)\.(\w+)$/.exec(type) ?? [];
			expect(coreNodes).toHaveProperty(core ?? type);
			expect(typeVersion).toBeLessThanOrEqual(coreNodes[core!]!);
		}
	});

	test.each(examples)('%s says in a note what to fill in', (_name, { nodes }) => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		// The first one says what to do; the others stand behind the lanes of a large workflow.
		const [first, ...lanes] = notes.map(({ name, parameters }) => ({ name, content: String(parameters.content) }));
		expect(first).toEqual({ name: 'What to fill in', content: expect.stringMatching(/^## .+\n\n(.+\n\n)?1\. /) });
		for (const { name, content } of lanes) expect(content).toMatch(new RegExp(`^### ${name.replace('?', '\\?')}\n`));
	});

	test.each(examples)("%s carries nothing of anybody's n8n: no credentials, no ids of webhooks", (_name, workflow) => {
		expect(Object.keys(workflow)).toEqual(['name', 'nodes', 'connections', 'settings']);
		const { saveDataSuccessExecution, ...settings } = workflow.settings as Record<string, unknown>;
		expect(settings).toEqual({ executionOrder: 'v1' });
		expect([undefined, 'none']).toContain(saveDataSuccessExecution);
		for (const node of workflow.nodes) {
			expect(node).not.toHaveProperty('credentials');
			// The id is the secret in a trigger's URL: one that is written in a public file is none. n8n makes one on importing.
			expect(node).not.toHaveProperty('webhookId');
		}
	});

	test('has node ids that no other has', () => {
		const ids = examples.flatMap(([, { nodes }]) => nodes.map(({ id }) => id));
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('a change that would break a saved workflow is found', () => {
	const example = () => structuredClone(read(root, 'workflows', 'blink-order-to-logistics.json'));
	const changed = (name: string, change: (node: SavedWorkflow['nodes'][number]) => void): string[] => {
		const workflow = example();
		change(workflow.nodes.find((node) => node.name === name)!);
		return problemsOf(workflow);
	};

	test('a node that is gone', () => {
		expect(changed('Create the Task', (node) => (node.type = 'n8n-nodes-blink.logistics'))).toEqual([
			'Create the Task: there is no node n8n-nodes-blink.logistics',
		]);
	});

	test('a version that is gone', () => {
		expect(changed('Blink Trigger', (node) => (node.typeVersion = 1))).toEqual([
			'Blink Trigger: version 1 is not supported',
		]);
	});

	test('a field that is gone, also inside a collection', () => {
		expect(
			changed('Create the Task', (node) =>
				Object.assign(node.parameters, { pickUp: 15, override: { phone: '1' }, options: { patience: 5 } }),
			),
		).toEqual([
			'Create the Task: override.phone is not a field of this node any more',
			'Create the Task: options.patience is not a field of this node any more',
			'Create the Task: pickUp is not a field of this node any more',
		]);
	});

	test('a field that is not shown any more under the same circumstances', () => {
		expect(changed('Create the Task', (node) => Object.assign(node.parameters, { mappingKey: '1' }))).toEqual([
			'Create the Task: mappingKey is not a field of this node any more',
		]);
	});

	test('a choice that is gone', () => {
		expect(changed('Accept the Order', (node) => (node.parameters.status = 'confirmed'))).toEqual([
			'Accept the Order: status does not offer "confirmed" any more',
		]);
		expect(changed('Blink Trigger', (node) => (node.parameters.events = ['order.created', 'order.paid']))).toEqual([
			'Blink Trigger: events does not offer "order.paid" any more',
		]);
	});

	test('an output that is gone', () => {
		const workflow = example();
		workflow.connections['Remember the Task'] = { main: [[], [{ node: 'Nobody', type: 'main', index: 0 }]] };
		workflow.connections['Blink Trigger']!.main!.push([{ node: 'Blink Logistics Trigger', type: 'main', index: 0 }]);
		expect(problemsOf(workflow)).toEqual([
			'Blink Trigger: output 2 is not there any more',
			'Blink Logistics Trigger: takes no input any more',
			'Remember the Task: leads to Nobody, which is not there',
		]);
	});
});
