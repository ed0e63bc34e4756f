import { number, record } from '../../../shared/parsing/lenient';
import { legacyNotice, listOperation } from '../listOperation';

export const getAllMenu = listOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many menu entries',
		description: "List the menu, for the IDs of its products. From Blink's older documentation.",
	},
	endpoint: 'fetchMenu',
	fields: [legacyNotice],
	// No public page lists the fields of a menu entry any more: all of them are passed on, under the vendor's names.
	row: record({ price: number }),
});
