import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { DeliveryEvent } from '../../shared/model/deliveryEvent';
import { codeTable } from '../../shared/parsing/codeTable';
import { compact } from '../../shared/parsing/values';
import { idText } from './ids';
import type { Order, WayPoint } from './shapes';

/** A place where the driver stops, and what for; null where nothing tells. */
export interface Stop {
	wayPoint: WayPoint;
	type: DeliveryEvent['stop'];
}

/** `pickup_dropoff_option`, as far as it tells the two apart: -1 is neither, 2 is both. */
const options = codeTable([
	{ code: 0, value: 'pickup' },
	{ code: 1, value: 'dropoff' },
]);

/** What a person says of stops that do not say it themselves: merchants may deliver from a shop, or from stop to stop. */
export const stopsField: INodeProperties = {
	displayName: 'Stops',
	name: 'stops',
	type: 'options',
	options: [
		{
			name: 'Drop-Offs Only',
			value: 'dropoffsOnly',
			description: 'Every stop is a customer: drivers load elsewhere',
		},
		{
			name: 'Pickup First',
			value: 'pickupFirst',
			description: 'The first of several stops is where the driver picks up. A single one is the customer.',
		},
	],
	default: 'pickupFirst',
	description: 'What the stops of an order are, where Bringg does not say it (pickup_dropoff_option)',
};

/**
 * The stops of an order, in the order of their positions; `parameters` are those of the trigger. Of two that say what they
 * are the pickup comes first, whatever their positions.
 */
export function stopsOf(order: Order | null | undefined, parameters: IDataObject = {}): Stop[] {
	const inOrder = compact(order?.way_points).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
	const [first, second] = inOrder.map(sentType);
	if (inOrder.length === 2 && first === 'dropoff' && second === 'pickup') inOrder.reverse();
	return inOrder.map((wayPoint, index) => ({
		wayPoint,
		type: typeOf(wayPoint, parameters, inOrder.length > 1 && index === 0 ? 'pickup' : 'dropoff'),
	}));
}

/** The stop that a way point is when it comes without its order: Bringg counts the pickup as position 1. */
export function standaloneStop(wayPoint: WayPoint, parameters: IDataObject = {}): Stop {
	const { position } = wayPoint;
	const byPosition = position === 1 ? 'pickup' : (position ?? 0) > 1 ? 'dropoff' : null;
	return { wayPoint, type: typeOf(wayPoint, parameters, byPosition) };
}

function typeOf(wayPoint: WayPoint, parameters: IDataObject, byPlace: Stop['type']) {
	return sentType(wayPoint) ?? (parameters.stops === 'dropoffsOnly' ? 'dropoff' : byPlace);
}

function sentType({ pickup_dropoff_option: option }: WayPoint) {
	return options.find(option)?.value;
}

/** The stop of a way point, where it is one of these. */
export function stopWithId(stops: Stop[], id: WayPoint['id']): Stop | undefined {
	const wanted = idText(id);
	return wanted === null ? undefined : stops.find(({ wayPoint }) => idText(wayPoint.id) === wanted);
}

/**
 * The stop a driver is at or goes to: the one the order calls active, else the one checked in at last or, once it was left,
 * the next. Undefined when neither tells. Check-in times are ISO 8601 UTC, so they compare as text.
 */
export function currentStop(order: Order | undefined, stops: Stop[]): Stop | undefined {
	const active = stopWithId(stops, order?.active_way_point_id);
	if (active) return active;
	const checkedIn = ({ wayPoint }: Stop) => wayPoint.checkin_time ?? '';
	const last = stops
		.filter((stop) => checkedIn(stop) !== '')
		.sort((a, b) => checkedIn(a).localeCompare(checkedIn(b)))
		.at(-1);
	return last?.wayPoint.checkout_time ? stops[stops.indexOf(last) + 1] : last;
}
