import { record } from '../../../shared/parsing/lenient';
import { legacyNotice, listOperation } from '../listOperation';

export const getAllCategories = listOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many categories',
		description: "List the categories of the menu. From Blink's older documentation.",
	},
	endpoint: 'categories',
	fields: [legacyNotice],
	row: record({}),
});
