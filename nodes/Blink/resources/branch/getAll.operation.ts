import { z } from '../../../shared/bundled/zod';
import { flag, list, number, present, record, text } from '../../../shared/model/repair';
import { wanted, wantedShape } from '../../../shared/operation/checks';
import { returnAllFields } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';

/** Blink's page "Branches", sample response. */
const answer = z.object({
	data: list(
		record({
			id: number,
			blink_id: number,
			branch: text,
			branch_address: text,
			is_live: flag,
			is_active: flag,
		}),
	),
});

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
	],
	parameters: z.object({
		...wantedShape,
		filters: z.object({ active: z.boolean().optional(), live: z.boolean().optional() }).default({}),
	}),
	send: async (api) => await api.call('branches'),
	output: (body, { filters, ...amount }) =>
		present(answer.parse(body).data)
			.filter(({ is_live }) => filters.live === undefined || is_live === filters.live)
			.filter(({ is_active }) => filters.active === undefined || is_active === filters.active)
			.slice(0, wanted(amount)),
});
