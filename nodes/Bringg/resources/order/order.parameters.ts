import type { IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { coordinates } from '../../../shared/parsing/coordinates';
import { codeOf, inputNumber, inputTime, optionalText, requiredText } from '../../../shared/parsing/strict';
import { isoTime, type InputTime } from '../../../shared/parsing/time';
import { defined } from '../../../shared/parsing/values';
import { paymentMethods } from '../../codes/order';
import { isWithin, taskId } from '../delivery/delivery.fields';
import type { OrderFieldName } from './order.fields';

const amount = inputNumber.refine((value) => value === undefined || value >= 0, { message: 'must be 0 or more' });

/** What is known of an order: any of it may be missing. */
export const orderPatch = z.object({
	title: optionalText.refine((title) => title === undefined || title.length <= 255, {
		message: 'must have at most 255 characters',
	}),
	customerName: optionalText,
	customerPhone: optionalText,
	customerEmail: optionalText,
	address: optionalText,
	addressSecondLine: optionalText,
	city: optionalText,
	zipcode: optionalText,
	latitude: isWithin(inputNumber, 90),
	longitude: isWithin(inputNumber, 180),
	note: optionalText,
	scheduledAt: inputTime,
	notBefore: inputTime,
	notAfter: inputTime,
	pickupName: optionalText,
	pickupPhone: optionalText,
	pickupAddress: optionalText,
	pickupLatitude: isWithin(inputNumber, 90),
	pickupLongitude: isWithin(inputNumber, 180),
	paymentMethod: codeOf(paymentMethods).optional(),
	leftToBePaid: amount,
	totalPrice: amount,
	deliveryPrice: amount,
	teamId: optionalText,
	servicePlanId: optionalText,
} satisfies Record<OrderFieldName, z.ZodTypeAny>);

export type OrderPatch = z.output<typeof orderPatch>;

/** An order named by the caller's ID, or by Bringg's. */
export const identified = z.discriminatedUnion('identifiedBy', [
	z.object({ identifiedBy: z.literal('orderId'), orderId: requiredText }),
	z.object({ identifiedBy: z.literal('taskId'), taskId }),
]);

export type Identified = z.output<typeof identified>;

export function sentId(values: Identified): IDataObject {
	return values.identifiedBy === 'orderId' ? { external_id: values.orderId } : { id: values.taskId };
}

/** What orders of the same ID are kept in order by. */
export function recordOf(values: Identified): string {
	return JSON.stringify(sentId(values));
}

/** One thing that is carried. */
export interface OrderItem {
	name?: string;
	external_id?: string;
	quantity?: number;
	price?: number;
	note?: string;
}

/**
 * The stops of an order as Bringg takes them: the customer's, and before it the pickup where it is known. Without a time it is
 * to be delivered as soon as possible.
 * @param timezone IANA name, for times without a zone
 */
export function wayPoints(order: OrderPatch, items: readonly OrderItem[], timezone: string): IDataObject[] {
	const pickup = stop({
		name: order.pickupName,
		phone: order.pickupPhone,
		address: order.pickupAddress,
		...place(order.pickupLatitude, order.pickupLongitude),
	});
	const time = (typed: InputTime | undefined) => (typed === undefined ? undefined : isoTime(typed, timezone)!);
	const times = defined({
		scheduled_at: time(order.scheduledAt),
		no_earlier_than: time(order.notBefore),
		no_later_than: time(order.notAfter),
	});
	const dropoff = stop({
		name: order.customerName,
		phone: order.customerPhone,
		email: order.customerEmail,
		address: order.address,
		address_second_line: order.addressSecondLine,
		city: order.city,
		zipcode: order.zipcode,
		...place(order.latitude, order.longitude),
		note: order.note,
		...times,
		asap: Object.keys(times).length === 0 ? true : undefined,
		inventory: items.length === 0 ? undefined : items.map((item) => ({ ...item })),
	});
	const stops = [
		...(pickup.address || pickup.lat ? [{ ...pickup, ...as('pickup') }] : []),
		{ ...dropoff, ...as('dropoff') },
	];
	return stops.map((each, index) => ({ ...each, position: index + 1 }));
}

const stop = (values: IDataObject): IDataObject => defined(values);

const as = (option: 'pickup' | 'dropoff') => ({ pickup_dropoff_option: option === 'pickup' ? 0 : 1 });

/** Senders write 0, 0 for an unknown place. One coordinate without the other is no place either. */
function place(latitude: number | undefined, longitude: number | undefined) {
	const { latitude: lat, longitude: lng } = coordinates(latitude, longitude);
	return typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : {};
}

/** An order for Bringg, without its stops. */
export function orderBody(order: OrderPatch): IDataObject {
	const customer = defined({ name: order.customerName, phone: order.customerPhone, email: order.customerEmail });
	return defined({
		title: order.title,
		customer: Object.keys(customer).length === 0 ? undefined : customer,
		team_external_id: order.teamId,
		service_plan_external_id: order.servicePlanId,
		payment_method: order.paymentMethod && paymentMethods.get(order.paymentMethod).code,
		left_to_be_paid: order.leftToBePaid,
		total_price: order.totalPrice,
		delivery_price: order.deliveryPrice,
	});
}
