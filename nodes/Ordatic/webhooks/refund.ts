import type { z } from '../../shared/bundled/zod';
import type { Refund } from '../../shared/model/deliveryEvent';
import type { DeepPartial } from '../../shared/model/partial';
import { list, number, record, text, time } from '../../shared/parsing/lenient';
import { compact } from '../../shared/parsing/values';

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
export function toRefund(sent: NonNullable<z.output<typeof refund>>): DeepPartial<Refund> {
	const { refundItems, refundFees, totalRiderRefund, totalPartnerRefund, ...said } = sent;
	return {
		...said,
		...amounts(totalRiderRefund, totalPartnerRefund),
		items: compact(refundItems).map(({ riderAmount, partnerAmount, items, ...item }) => ({
			...item,
			...amounts(riderAmount, partnerAmount),
			items: compact(items).map(({ name, qty }) => ({ name, quantity: qty })),
		})),
		fees: refundFees,
	};
}

type Cents = number | null | undefined;

function amounts(rider: Cents, partner: Cents) {
	return {
		riderAmount: inUnits(rider),
		riderAmountCents: rider,
		partnerAmount: inUnits(partner),
		partnerAmountCents: partner,
	};
}

function inUnits(cents: Cents): number | null {
	return cents === null || cents === undefined ? null : Math.round(cents) / 100;
}
