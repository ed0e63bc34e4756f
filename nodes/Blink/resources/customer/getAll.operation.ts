import type { INodeProperties } from 'n8n-workflow';

import type { z } from '../../../shared/bundled/zod';
import { filtersOf } from '../../../shared/operation/list';
import { number, record, text, time } from '../../../shared/parsing/lenient';
import { inputTime, optionalText } from '../../../shared/parsing/strict';
import { phoneForFilter } from '../../codes/phone';
import { vendorSecond } from '../../codes/time';
import { listOperation } from '../listOperation';

/** Blink's page "Customers", sample response. Balances come as text. */
export const customer = record({
	full_name: text,
	phone: text,
	gender: text,
	date_of_birth: text,
	created_at: time,
	email: text,
	wallet_balance: number,
	loyalty_points: number,
});

export function simpleCustomer(row: NonNullable<z.output<typeof customer>>) {
	return {
		name: row.full_name,
		phone: row.phone,
		email: row.email,
		gender: row.gender,
		dateOfBirth: row.date_of_birth,
		createdAt: row.created_at,
		walletBalance: row.wallet_balance,
		loyaltyPoints: row.loyalty_points,
	};
}

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
