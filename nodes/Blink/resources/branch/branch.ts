import type { z } from '../../../shared/bundled/zod';
import { flag, number, record, text } from '../../../shared/parsing/lenient';

/** Blink's page "Branches", sample response. `id` is internal; `blink_id` is what orders are submitted with. */
export const branch = record({
	id: number,
	blink_id: text,
	branch: text,
	branch_address: text,
	is_live: flag,
	is_active: flag,
});

export function simpleBranch(row: NonNullable<z.output<typeof branch>>) {
	return {
		vendorBranchId: row.blink_id,
		name: row.branch,
		address: row.branch_address,
		isLive: row.is_live,
		isActive: row.is_active,
		internalId: row.id,
	};
}
