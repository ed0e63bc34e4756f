import type { z } from '../../shared/bundled/zod';
import type { Refund } from '../../shared/model/deliveryEvent';
import type { DeepPartial } from '../../shared/model/partial';
import { list, number, record, text, time } from '../../shared/parsing/lenient';
import { compact } from '../../shared/parsing/values';

/** The vendor's sample has the placeholder "string" in text fields; it means no value. */
const realText = text.transform((value) => (value === 'string' ? null : value));

/** Ordatic's page, event rider-refund. The amounts of the refund and its items are in cents; the fees' unit is not documented. */
export const refund = record({
	id: realText,
	date: time,
	totalRiderRefund: number,
	totalPartnerRefund: number,
	reason: realText,
	refundItems: list(
		record({
			reason: realText,
			riderAmount: number,
			partnerAmount: number,
			partyAtFault: realText,
			items: list(record({ name: realText, qty: number })),
		}),
	),
	refundFees: list(record({ name: realText, amount: number, code: realText })),
});

/** A refund in the canonical model: amounts in currency units, with the cents beside them. */
export function toRefund(sent: NonNullable<z.output<typeof refund>>): DeepPartial<Refund> {
	const { refundItems, refundFees, totalRiderRefund, totalPartnerRefund, ...rest } = sent;
	return {
		...rest,
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
