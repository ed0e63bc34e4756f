import type { z } from '../../shared/bundled/zod';
import type { PartialDelivery } from '../../shared/model/deliveryEvent';
import { coordinates } from '../../shared/parsing/coordinates';
import { text } from '../../shared/parsing/lenient';
import { compact, isEmpty, isRecord } from '../../shared/parsing/values';
import { paymentMethods } from '../codes/order';
import { idText } from './ids';
import type { inventory, Order, parcel, WayPoint } from './shapes';
import type { Stop } from './stops';

type Goods = NonNullable<z.output<typeof inventory>>;

/** The details of an order that a rider needs: stops, goods, payment, notes. */
export function deliveryDetails(order: Order | null | undefined, stops: Stop[]) {
	const described = stops.map((stop) => toStop(order, stop));
	return {
		trackingUrl: trackingUrlIn(order),
		stops: described,
		items: itemsOf(order, stops).map(toItem),
		notes: [...new Set([...described.flatMap(({ notes }) => notes), ...notesOfOrder(order, stops)])],
		payment: paymentOf(order),
		packages: compact(order?.packages).map(toPackage),
	} satisfies PartialDelivery;
}

function toStop(order: Order | null | undefined, stop: Stop) {
	const { wayPoint, type } = stop;
	const bodyNotes = compact(order?.task_notes).filter((note) => isOf(note, stop));
	return {
		type,
		name: wayPoint.customer?.name ?? wayPoint.name ?? wayPoint.company_name,
		phone: wayPoint.phone ?? wayPoint.customer?.phone,
		email: wayPoint.email ?? wayPoint.customer?.email,
		// The second line is the apartment or the floor.
		address: [wayPoint.address, wayPoint.address_second_line].filter(Boolean).join(', ') || null,
		...coordinates(wayPoint.lat, wayPoint.lng),
		scheduledAt: wayPoint.scheduled_at,
		notBefore: wayPoint.no_earlier_than,
		notAfter: wayPoint.no_later_than,
		items: goodsOf(order, stop).map(toItem),
		notes: texts([wayPoint.note, ...notesIn(wayPoint.notes), ...notesIn(bodyNotes)]),
	};
}

/** Whether a note or an item names the stop as its own. */
function isOf({ way_point_id: id }: { way_point_id?: unknown }, { wayPoint }: Stop): boolean {
	const named = idText(id);
	return named !== null && named === idText(wayPoint.id);
}

/** The goods of a stop: newer bodies list them there, older ones reference the stop in the order's list. */
function goodsOf(order: Order | null | undefined, stop: Stop): Goods[] {
	const nested = compact(stop.wayPoint.inventory);
	return nested.length > 0 ? nested : compact(order?.task_inventories).filter((goods) => isOf(goods, stop));
}

/** All goods. What is listed both at the pickup and at a drop-off counts once. */
function itemsOf(order: Order | null | undefined, stops: Stop[]): Goods[] {
	const listed = compact(order?.task_inventories);
	const all = listed.length > 0 ? listed : stops.flatMap((stop) => goodsOf(order, stop));
	const pickedUp = new Set(stops.filter(({ type }) => type === 'pickup').flatMap((stop) => goodsOf(order, stop)));
	const droppedOff = new Set(all.filter((goods) => !pickedUp.has(goods)).map(nameOf));
	return all.filter((goods) => !pickedUp.has(goods) || !droppedOff.has(nameOf(goods)));
}

function nameOf({ external_id: externalId, name }: Goods): string | null | undefined {
	return externalId ?? name;
}

/** The notes of the order as a whole, or of a stop that is not among these. */
function notesOfOrder(order: Order | null | undefined, stops: Stop[]): string[] {
	const others = compact(order?.task_notes).filter((note) => !stops.some((stop) => isOf(note, stop)));
	return texts([...notesIn(others), ...notesIn(order?.notes)]);
}

function notesIn(notes: ReadonlyArray<{ note?: unknown } | null | undefined> | null | undefined): unknown[] {
	return compact(notes).map(({ note }) => note);
}

function texts(notes: unknown[]): string[] {
	return notes.filter((note): note is string => typeof note === 'string' && note.trim() !== '');
}

function toItem(item: Goods) {
	return {
		name: item.name,
		// The quantity to deliver; `quantity` is what was counted so far.
		quantity: item.original_quantity ?? item.quantity,
		price: item.price,
	};
}

/** The payment, in currency units; null if the order has no payment fields. */
function paymentOf(order: Order | null | undefined): PartialDelivery['payment'] {
	const { payment_type_name: name, payment_method: code, total_price: total, left_to_be_paid: toCollect } = order ?? {};
	const method = name ?? paymentMethods.find(code)?.value ?? null;
	return [method, total, toCollect].every(isEmpty) ? null : { method, total, toCollect };
}

function toPackage(sent: NonNullable<z.output<typeof parcel>>) {
	return {
		id: idText(sent.external_id, sent.id),
		name: sent.name,
		description: sent.description,
		notes: sent.notes,
		weight: sent.weight_value,
		weightUnit: sent.weight_unit,
		length: sent.length_value,
		width: sent.width_value,
		height: sent.height_value,
		lengthUnit: sent.length_unit ?? sent.width_unit ?? sent.height_unit,
	};
}

/** Where the customer can follow the driver of an external fleet. */
export function trackingUrlIn(order: Order | null | undefined): string | null | undefined {
	return order?.task_fleet_mapping?.shared_extras?.external_carrier_tracking_url;
}

/** When the driver is expected at a stop; null once the driver has arrived. */
export function etaOf(wayPoint: WayPoint | null | undefined): string | null | undefined {
	return wayPoint?.checkin_time ? null : wayPoint?.eta;
}

/** The driver, from the first of these that has one. Among a user's own fields `driver` is a flag. */
export function driverIn(...holders: unknown[]): PartialDelivery['driver'] {
	const drivers = holders.filter(isRecord).map((holder) => {
		const { id, name, phone } = [holder.driver, holder.user].find(isRecord) ?? {};
		return { id: idText(id, holder.user_id), name: text.parse(name), phone: text.parse(phone) };
	});
	return drivers.find(({ id, name }) => id ?? name);
}
