import type { KnownDelivery } from '../../shared/model/deliveryEvent';
import { coordinates } from '../../shared/reading/coordinates';
import { text } from '../../shared/reading/sent';
import { isRecord, present } from '../../shared/reading/values';
import { idText } from './ids';
import type { Order, WayPoint } from './shapes';
import type { Stop } from './stops';

/** What an order says that a rider must know: where to go, what to carry, what to mind. */
export function carried(order: Order | null | undefined, stops: Stop[]) {
	const notes = [...present(order?.task_notes), ...stops.map(({ wayPoint }) => wayPoint)].map(({ note }) => note);
	return {
		trackingUrl: trackingUrlIn(order),
		stops: stops.map(({ wayPoint, kind }) => ({
			kind,
			name: wayPoint.customer?.name ?? wayPoint.name ?? wayPoint.company_name,
			phone: wayPoint.phone ?? wayPoint.customer?.phone,
			// The second line is the flat or the floor.
			address: [wayPoint.address, wayPoint.address_second_line].filter(Boolean).join(', ') || null,
			...coordinates(wayPoint.lat, wayPoint.lng),
			scheduledAt: wayPoint.scheduled_at,
			notBefore: wayPoint.no_earlier_than,
			notAfter: wayPoint.no_later_than,
		})),
		items: present(order?.task_inventories).map((item) => ({
			name: item.name,
			// What is to be carried; `quantity` is what was counted so far.
			quantity: item.original_quantity ?? item.quantity,
			price: item.price,
		})),
		notes: [...new Set(notes.filter((note): note is string => typeof note === 'string' && note.trim() !== ''))],
	} satisfies KnownDelivery;
}

/** Where the customer can follow the driver of an external fleet. */
export function trackingUrlIn(order: Order | null | undefined): string | null | undefined {
	return order?.task_fleet_mapping?.shared_extras?.external_carrier_tracking_url;
}

/** When the driver is expected at a stop; nothing once the driver is there. */
export function etaOf(wayPoint: WayPoint | null | undefined): string | null | undefined {
	return wayPoint?.checkin_time ? null : wayPoint?.eta;
}

/** Who drives, told by the first of these that names a driver. In a user's own fields `driver` is a flag. */
export function driverIn(...holders: unknown[]): KnownDelivery['driver'] {
	const drivers = holders.filter(isRecord).map((holder) => {
		const { id, name, phone } = [holder.driver, holder.user].find(isRecord) ?? {};
		return { id: idText(id, holder.user_id), name: text.parse(name), phone: text.parse(phone) };
	});
	return drivers.find(({ id, name }) => id ?? name);
}
