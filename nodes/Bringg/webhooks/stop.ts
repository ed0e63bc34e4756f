import type { DeliveryEvent } from '../../shared/model/deliveryEvent';
import { present } from '../../shared/reading/values';

interface WayPoint {
	id?: string | number | null;
	position?: number | null;
	checkin_time?: string | null;
}

interface Order {
	active_way_point_id?: string | number | null;
	way_points?: Array<WayPoint | null | undefined> | null;
}

/** The stop a position names: 1 pickup, 2 drop-off. Others are on no page of Bringg's. */
export function stopAt(position: number | null | undefined): DeliveryEvent['stop'] {
	if (position === 1) return 'pickup';
	return position === 2 ? 'dropoff' : null;
}

/**
 * The way point a driver is at: the one the order calls active, else the one checked in at last. Undefined when neither
 * tells. Check-in times are ISO 8601 UTC, so they compare as text.
 */
export function currentWayPoint({ active_way_point_id: active, way_points: list }: Order): WayPoint | undefined {
	const wayPoints = present(list);
	const isActive = ({ id }: WayPoint) => id !== null && id !== undefined && String(id) === String(active);
	const byCheckIn = wayPoints
		.filter((each) => typeof each.checkin_time === 'string')
		.sort((a, b) => a.checkin_time!.localeCompare(b.checkin_time!));
	return wayPoints.find(isActive) ?? byCheckIn.at(-1);
}
