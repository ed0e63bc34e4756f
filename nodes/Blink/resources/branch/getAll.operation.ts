import type { INodeProperties } from 'n8n-workflow';

import { filtersOf } from '../../../shared/operation/list';
import { flag } from '../../../shared/parsing/lenient';
import { yesOrNo } from '../../../shared/parsing/strict';
import { listOperation } from '../../api/operations';
import { branch, simpleBranch } from './branch';

const filters: INodeProperties[] = [
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
];

export const getAllBranches = listOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many branches',
		description: 'List the branches that Blink knows, with their IDs',
	},
	endpoint: 'branches',
	filters,
	parameters: {
		filters: filtersOf({ active: yesOrNo.optional(), live: yesOrNo.optional() }),
	},
	// The vendor's list knows no filter.
	keep: ({ filters: { active, live } }) =>
		active === undefined && live === undefined
			? undefined
			: ({ is_active, is_live }) => is(active, is_active) && is(live, is_live),
	row: branch,
	simple: simpleBranch,
});

/** Whether a flag is as the filter wants it, if it wants anything. */
function is(wantedFlag: boolean | undefined, value: unknown): boolean {
	return wantedFlag === undefined || flag.parse(value) === wantedFlag;
}
