import type { z } from '../../shared/bundled/zod';
import type { Refund } from '../../shared/model/deliveryEvent';
import { list, number, record, text, time } from '../../shared/reading/sent';
import { present } from '../../shared/reading/values';

/** The vendor's sample says "string" where a text belongs; a sender that says it has said nothing. */
const words = text.transform((value) => (value === 'string' ? null : value));

/** Ordatic's page, kind rider-refund. The amounts of the refund and of its items are in cents; the page is silent on the fees'. */
export const refund = record({
	id: words,
	date: time,
	totalRiderRefund: number,
	totalPartnerRefund: number,
	reason: words,
	refundItems: list(
		record({
			reason: words,
			riderAmount: number,
			partnerAmount: number,
			partyAtFault: words,
			items: list(record({ name: words, qty: number })),
		}),
	),
	refundFees: list(record({ name: words, amount: number, code: words })),
});

/** A refund in the common language: amounts in currency units, with the cents beside them. */
export function toRefund(sent: NonNullable<z.output<typeof refund>>): Refund {
	return {
		id: sent.id ?? null,
		date: sent.date ?? null,
		reason: sent.reason ?? null,
		...amounts(sent.totalRiderRefund, sent.totalPartnerRefund),
		items: present(sent.refundItems).map((item) => ({
			reason: item.reason ?? null,
			partyAtFault: item.partyAtFault ?? null,
			...amounts(item.riderAmount, item.partnerAmount),
			items: present(item.items).map(({ name, qty }) => ({ name: name ?? null, quantity: qty ?? null })),
		})),
		fees: present(sent.refundFees).map(({ name, amount, code }) => ({
			name: name ?? null,
			amount: amount ?? null,
			code: code ?? null,
		})),
	};
}

type Cents = number | null | undefined;

function amounts(rider: Cents, partner: Cents) {
	return {
		riderAmount: inUnits(rider),
		riderAmountCents: rider ?? null,
		partnerAmount: inUnits(partner),
		partnerAmountCents: partner ?? null,
	};
}

function inUnits(cents: Cents): number | null {
	return cents === null || cents === undefined ? null : Math.round(cents) / 100;
}
