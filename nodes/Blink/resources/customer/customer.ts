import type { z } from '../../../shared/bundled/zod';
import { number, record, text, time } from '../../../shared/parsing/lenient';

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
