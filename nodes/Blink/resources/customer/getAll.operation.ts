import type { INodeProperties } from 'n8n-workflow';

import { filtersOf } from '../../../shared/operation/list';
import { inputTime, optionalText } from '../../../shared/parsing/strict';
import { listOperation } from '../../api/operations';
import { phoneForFilter } from '../../codes/phone';
import { vendorSecond } from '../../codes/time';
import { customer, simpleCustomer } from './customer';

const phone = optionalText.transform((typed, context) => {
	const known = typed === undefined ? undefined : phoneForFilter(typed);
	if (typed !== undefined && known === undefined) {
		context.addIssue({ code: 'custom', message: 'must be a Pakistani mobile number, e.g. 0300 1234567' });
	}
	return known;
});

const filters: INodeProperties[] = [
	{
		displayName: 'Created After',
		name: 'createdAfter',
		type: 'dateTime',
		default: '',
		description: 'Only customers who signed up after this moment',
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0300 1234567',
		description: 'Only the customer with this mobile number, written in any usual form',
	},
];

export const getAllCustomers = listOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description: 'List customers, or find one by phone number',
	},
	endpoint: 'customers',
	filters,
	parameters: { filters: filtersOf({ createdAfter: inputTime, phone }) },
	query: ({ filters: { phone: number, createdAfter } }, { timezone }) => ({
		phone: number,
		created_at: createdAfter === undefined ? undefined : vendorSecond(createdAfter, timezone),
	}),
	row: customer,
	simple: simpleCustomer,
});
