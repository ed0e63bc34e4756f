import { z } from '../../../shared/bundled/zod';
import { returnAllFields, simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';
import { shaped } from '../../../shared/operation/shaped';
import { simplifyShape, wanted, wantedShape } from '../../../shared/reading/filledIn';
import { flag } from '../../../shared/reading/sent';
import { blinkRows } from '../../api/lists';
import { branch, simpleBranch } from './branch';

export const getAllBranches = itemOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many branches',
		description: 'List the branches that Blink knows, with their IDs',
	},
	fields: [
		...returnAllFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Active',
					name: 'active',
					type: 'boolean',
					default: true,
					description: 'Whether to return the branches that are active, or those that are not',
				},
				{
					displayName: 'Live',
					name: 'live',
					type: 'boolean',
					default: true,
					description: 'Whether to return the branches that are live, or those that are not',
				},
			],
		},
		simplifyField,
	],
	parameters: z.object({
		...wantedShape,
		...simplifyShape,
		filters: z.object({ active: z.boolean().optional(), live: z.boolean().optional() }).default({}),
	}),
	send: async (api, { filters, ...amount }) =>
		await blinkRows(
			api,
			'branches',
			{},
			{
				wanted: wanted(amount),
				identity: ({ id }) => id,
				keep: ({ is_active, is_live }) => is(filters.active, is_active) && is(filters.live, is_live),
			},
		),
	output: (rows, { simplify }) => shaped(rows, branch, simplify ? simpleBranch : undefined),
});

/** Whether a flag is as the filter wants it, if it wants anything. */
function is(wantedFlag: boolean | undefined, value: unknown): boolean {
	return wantedFlag === undefined || flag.parse(value) === wantedFlag;
}
