import { z } from '../../../shared/bundled/zod';
import { returnAllFields, simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';
import { shaped } from '../../../shared/operation/shaped';
import { givenTime, optionalText, simplifyShape, wanted, wantedShape } from '../../../shared/reading/filledIn';
import { number, record, text, time } from '../../../shared/reading/sent';
import { blinkRows } from '../../api/lists';
import { phoneForFilter } from '../../words/phone';
import { vendorSecond } from '../../words/time';

/** Blink's page "Customers", sample response. Balances come as text. */
const customer = record({
	full_name: text,
	phone: text,
	gender: text,
	date_of_birth: text,
	created_at: time,
	email: text,
	wallet_balance: number,
	loyalty_points: number,
});

const phone = optionalText.transform((typed, context) => {
	const known = typed === undefined ? undefined : phoneForFilter(typed);
	if (typed !== undefined && known === undefined) {
		context.addIssue({ code: 'custom', message: 'must be a Pakistani mobile number, e.g. 0300 1234567' });
	}
	return known;
});

export const getAllCustomers = itemOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description: 'List customers, or find one by phone number',
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
			],
		},
		simplifyField,
	],
	parameters: z.object({
		...wantedShape,
		...simplifyShape,
		filters: z.object({ createdAfter: givenTime, phone }).default({}),
	}),
	send: async (api, { filters, ...amount }, { timezone }) => {
		const { createdAfter } = filters;
		const query = {
			phone: filters.phone,
			created_at: createdAfter === undefined ? undefined : vendorSecond(createdAfter, timezone),
		};
		return await blinkRows(api, 'customers', query, {
			wanted: wanted(amount),
			// The vendor gives no ID.
			identity: (row) => [row.phone, row.email, row.created_at].join('\n'),
		});
	},
	output: (rows, { simplify }) =>
		shaped(
			rows,
			customer,
			simplify
				? (row) => ({
						name: row.full_name,
						phone: row.phone,
						email: row.email,
						gender: row.gender,
						dateOfBirth: row.date_of_birth,
						createdAt: row.created_at,
						walletBalance: row.wallet_balance,
						loyaltyPoints: row.loyalty_points,
					})
				: undefined,
		),
});
