import axios from 'axios';

import type { NodeSketch } from '../build';
import { fan, FAN_START } from '../fan';
import { itemsOf } from '../harness/executions';
import { poll } from '../harness/poll';
import type { Suite, World } from '../suite';

/*
 * What orders-board stands on: how n8n's Data table node updates a row under several conditions. Read in n8n 2.41.1: one
 * UPDATE ... WHERE, in SQLite together with the SELECT of what it gives in one transaction, in PostgreSQL with RETURNING.
 */

type Condition = [column: string, condition: string, value?: unknown];

const OPEN = 'Open the Table';

function table(name: string): NodeSketch {
	return {
		name: OPEN,
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: {
			resource: 'table',
			operation: 'create',
			tableName: name,
			columns: {
				column: [
					{ name: 'name', type: 'string' },
					{ name: 'step', type: 'number' },
					{ name: 'word', type: 'string' },
				],
			},
			options: { createIfNotExists: true },
		},
	};
}

function row(name: string, operation: string, values: Record<string, unknown>, conditions?: Condition[]): NodeSketch {
	return {
		name,
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: {
			resource: 'row',
			operation,
			dataTableId: { __rl: true, mode: 'id', value: `={{ $('${OPEN}').first().json.id }}` },
			...(conditions && {
				matchType: 'allConditions',
				filters: {
					conditions: conditions.map(([keyName, condition, keyValue]) => ({ keyName, condition, keyValue })),
				},
			}),
			columns: {
				mappingMode: 'defineBelow',
				value: values,
				matchingColumns: [],
				schema: Object.entries(values).map(([id, value]) => ({
					...{
						id,
						displayName: id,
						required: false,
						defaultMatch: false,
						display: true,
						readOnly: false,
						removed: false,
					},
					type: typeof value === 'number' ? 'number' : 'string',
				})),
			},
			options: {},
		},
	};
}

const conditions = fan(
	'dataTableConditions',
	table('conditions'),
	row('At Zero', 'insert', { name: 'zero', step: 0 }),
	row('At Nothing', 'insert', { name: 'nothing' }),
	row('At Three', 'insert', { name: 'three', step: 3 }),
	row('Blank', 'insert', { name: 'blank', word: '' }),
	row('Less Than 2', 'update', { step: 2 }, [
		['step', 'lt', 2],
		['word', 'isEmpty'],
	]),
	row('Less Than 2 Again', 'update', { step: 2 }, [
		['step', 'lt', 2],
		['word', 'isEmpty'],
	]),
	row('Not Equal', 'update', { word: 'other' }, [
		['step', 'neq', 2],
		['name', 'neq', 'blank'],
	]),
	row('Empty', 'update', { word: 'filled' }, [['word', 'isEmpty']]),
	row('Not Empty and Other', 'update', { step: 9 }, [
		['step', 'isNotEmpty'],
		['step', 'neq', 2],
	]),
	row('To Be Claimed', 'insert', { name: 'one' }),
);

/** In the same table, so that it is there: twenty runs that make one at once would get in one another's way. */
const claim = fan(
	'dataTableClaim',
	table('conditions'),
	row('Claim It', 'update', { word: '={{ $execution.id }}' }, [
		['name', 'eq', 'one'],
		['word', 'isEmpty'],
	]),
);

async function play({ n8n }: World, workflow: typeof claim, runs: number) {
	const url = n8n.webhookUrl(workflow, FAN_START);
	await Promise.all(Array.from({ length: runs }, async () => await axios.post(url, {}, { proxy: false })));
	const ids = await poll(`${runs} runs to end`, async () => {
		const ended = (await n8n.executions.list(workflow.id)).filter(({ status }) => status === 'success');
		return ended.length >= runs ? ended.map(({ id }) => id) : undefined;
	});
	return await Promise.all(ids.map(n8n.executions.get));
}

export const dataTable: Suite = {
	name: "n8n's Data table node",
	workflows: () => [conditions, claim],
	tests: (world) => {
		test('an update moves the rows that meet all conditions, gives only those, and nothing is less than an empty column', async () => {
			const [run] = await play(world, conditions, 1);
			const names = (node: string) => itemsOf(run!, node).map(({ name }) => name);

			expect(names('Less Than 2')).toEqual(['zero']);
			// What was moved is not moved again: no item.
			expect(names('Less Than 2 Again')).toEqual([]);
			// Not Equal holds for an empty column too, Less Than never does.
			expect(names('Not Equal')).toEqual(['nothing', 'three']);
			// A text column is empty when nothing or an empty text is in it.
			expect(names('Empty')).toEqual(['zero', 'blank']);
			expect(names('Not Empty and Other')).toEqual(['three']);
		}, 60_000);

		test('of twenty runs at once that fill an empty column, one gets the row', async () => {
			const runs = await play(world, claim, 20);
			const got = runs.filter((run) => itemsOf(run, 'Claim It').length > 0);

			expect(got).toHaveLength(1);
			expect(itemsOf(got[0]!, 'Claim It')).toMatchObject([{ name: 'one', word: got[0]!.id }]);
		}, 60_000);
	},
};
