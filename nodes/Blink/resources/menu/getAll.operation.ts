import { z } from '../../../shared/bundled/zod';
import { returnAllFields } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';
import { shaped } from '../../../shared/operation/shaped';
import { wanted, wantedShape } from '../../../shared/reading/filledIn';
import { number, record } from '../../../shared/reading/sent';
import { blinkRows } from '../../api/lists';
import { legacyNotice } from '../legacyNotice';

/** No public page lists the fields of a menu entry any more: all of them are passed on, under the vendor's names. */
const menuEntry = record({ price: number });

export const getAllMenu = itemOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many menu entries',
		description: "List the menu, for the IDs of its products. From Blink's older documentation.",
	},
	fields: [legacyNotice, ...returnAllFields],
	parameters: z.object(wantedShape),
	send: async (api, amount) =>
		await blinkRows(api, 'fetchMenu', {}, { wanted: wanted(amount), identity: (row) => row.id ?? JSON.stringify(row) }),
	output: (rows) => shaped(rows, menuEntry),
});
