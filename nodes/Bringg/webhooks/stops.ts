import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { DeliveryEvent } from '../../shared/model/deliveryEvent';
import { codeTable } from '../../shared/parsing/codeTable';
import { compact } from '../../shared/parsing/values';
import { idText } from './ids';
import type { Order, WayPoint } from './shapes';

/** A stop of the driver; its type is null if it is not known. */
export interface Stop {
	wayPoint: WayPoint;
	type: DeliveryEvent['stop'];
}

/** The values of `pickup_dropoff_option` that determine the type: -1 is neither, 2 is both. */
const options = codeTable([
	{ code: 0, value: 'pickup' },
	{ code: 1, value: 'dropoff' },
]);

/** The person's setting for stops without a type: merchants may deliver from a shop, or from stop to stop. */
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
	description: 'What the stops of an order are, if Bringg does not send it (pickup_dropoff_option)',
};

/**
 * The stops of an order, by position; `parameters` are those of the trigger. If two stops have types, the pickup comes first,
 * whatever their positions.
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

/** The stop of a way point without its order: Bringg counts the pickup as position 1. */
export function standaloneStop(wayPoint: WayPoint, parameters: IDataObject = {}): Stop {
	const { position } = wayPoint;
	const byPosition = position === 1 ? 'pickup' : (position ?? 0) > 1 ? 'dropoff' : null;
	return { wayPoint, type: typeOf(wayPoint, parameters, byPosition) };
}

function typeOf(wayPoint: WayPoint, parameters: IDataObject, byPosition: Stop['type']) {
	return sentType(wayPoint) ?? (parameters.stops === 'dropoffsOnly' ? 'dropoff' : byPosition);
}

function sentType({ pickup_dropoff_option: option }: WayPoint) {
	return options.find(option)?.value;
}

/** The stop with this way point, if it is one of these. */
export function stopWithId(stops: Stop[], id: WayPoint['id']): Stop | undefined {
	const wanted = idText(id);
	return wanted === null ? undefined : stops.find(({ wayPoint }) => idText(wayPoint.id) === wanted);
}

/**
 * The stop where a driver is or goes to: the order's active one, else the last one with a check-in or, after its checkout, the
 * next. Undefined if the order has neither. Check-in times are ISO 8601 UTC, so they compare as text.
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
