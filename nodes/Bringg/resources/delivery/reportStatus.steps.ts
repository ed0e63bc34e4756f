import type { DeliveryStatus } from '../../../shared/model/deliveryStatus';
import type { Stop } from './delivery.fields';

/** The steps that a courier reports to Bringg, in the order that was observed. */
export const steps = {
	assignDriver: { endpoint: 'assignDriver' },
	start: { endpoint: 'start' },
	arriveAtPickup: { endpoint: 'arrive', stop: 'pickup' },
	leavePickup: { endpoint: 'leave', stop: 'pickup' },
	arriveAtDropoff: { endpoint: 'arrive', stop: 'dropoff' },
	complete: { endpoint: 'complete' },
	cancel: { endpoint: 'cancel' },
} as const satisfies Record<string, { endpoint: string; stop?: Stop }>;

export type StepName = keyof typeof steps;

type StepsByStatus = Partial<Record<DeliveryStatus, readonly StepName[]>>;

const defaultSteps: StepsByStatus = {
	'driver-assigned': ['assignDriver'],
	'driver-accepted': ['assignDriver'],
	'driver-to-pickup': ['start'],
	'at-pickup': ['arriveAtPickup'],
	'on-the-way': ['leavePickup'],
	'at-dropoff': ['arriveAtDropoff'],
	delivered: ['complete'],
	cancelled: ['cancel'],
	rejected: ['cancel'],
};

/**
 * Where a sender has fewer states than Bringg has steps. Blink Logistics and Blend have no "set off", so a driver starts when
 * assigned; Blink Logistics has no "at the customer" either. Its driver accepts what Bringg knows to be assigned already.
 */
const stepsBySource: Record<string, StepsByStatus> = {
	blinkLogistics: {
		'driver-assigned': ['assignDriver', 'start'],
		'driver-accepted': [],
		delivered: ['arriveAtDropoff', 'complete'],
	},
	blend: { 'driver-assigned': ['assignDriver', 'start'] },
};

export interface Told {
	source: string;
	deliveryStatus: DeliveryStatus | null;
	/** Whether a trip that was canceled cancels the delivery at Bringg. */
	cancelWithTrip: boolean;
}

/** The steps that an event means for Bringg, in their order. */
export function stepsFor({ source, deliveryStatus, cancelWithTrip }: Told): readonly StepName[] {
	if (deliveryStatus === null) return [];
	if (deliveryStatus === 'delivery-cancelled') return cancelWithTrip ? ['cancel'] : [];
	return stepsBySource[source]?.[deliveryStatus] ?? defaultSteps[deliveryStatus] ?? [];
}

/** Why an event means no step. */
export function whyNoStep({ source, deliveryStatus }: Told): string {
	if (deliveryStatus === null) return 'The event changes no state of the delivery';
	if (deliveryStatus === 'delivery-cancelled')
		return 'Only the trip was canceled: another driver may take the delivery';
	if (stepsBySource[source]?.[deliveryStatus] !== undefined)
		return 'Bringg knows it already, since a driver was assigned';
	return `Bringg has no step for ${deliveryStatus}`;
}

/** Whether Bringg refused a step because the delivery is done, so that the step is past. */
export function isPast(words: string): boolean {
	return /\bdone\b/i.test(words) && !/\bnot (yet )?done\b/i.test(words);
}
