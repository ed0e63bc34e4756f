import { z } from '../../../shared/bundled/zod';
import { returnAllFields } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';
import { shaped } from '../../../shared/operation/shaped';
import { wanted, wantedShape } from '../../../shared/reading/filledIn';
import { record } from '../../../shared/reading/sent';
import { blinkRows } from '../../api/lists';
import { legacyNotice } from '../legacyNotice';

export const getAllCategories = itemOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many categories',
		description: "List the categories of the menu. From Blink's older documentation.",
	},
	fields: [legacyNotice, ...returnAllFields],
	parameters: z.object(wantedShape),
	send: async (api, amount) =>
		await blinkRows(
			api,
			'categories',
			{},
			{ wanted: wanted(amount), identity: (row) => row.id ?? JSON.stringify(row) },
		),
	output: (rows) => shaped(rows, record({})),
});
