import type { INodeProperties } from 'n8n-workflow';

import type { z } from '../../../shared/bundled/zod';
import { filtersOf } from '../../../shared/operation/list';
import { flag, number, record, text } from '../../../shared/parsing/lenient';
import { yesOrNo } from '../../../shared/parsing/strict';
import { listOperation } from '../listOperation';

/** Blink's page "Branches", sample response. `id` is internal; `blink_id` is what orders are submitted with. */
export const branch = record({
	id: number,
	blink_id: text,
	branch: text,
	branch_address: text,
	is_live: flag,
	is_active: flag,
});

function simpleBranch(row: NonNullable<z.output<typeof branch>>) {
	return {
		vendorBranchId: row.blink_id,
		name: row.branch,
		address: row.branch_address,
		isLive: row.is_live,
		isActive: row.is_active,
		internalId: row.id,
	};
}

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

function is(wantedFlag: boolean | undefined, value: unknown): boolean {
	return wantedFlag === undefined || flag.parse(value) === wantedFlag;
}
