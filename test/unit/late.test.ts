import type { DeliveryStatus } from '../../nodes/shared/model/deliveryStatus';
import { isLate, noProgress, progressAfter, type State } from '../../nodes/shared/webhook/repeats/late';
import { permutations } from '../support/permutations';

/** Accepts events one after the other, as a trigger does, and says which were late. */
function lateOnes(events: readonly State[]): boolean[] {
	let progress = noProgress;
	return events.map((event) => {
		const late = isLate(progress, event);
		if (!late) progress = progressAfter(progress, event);
		return late;
	});
}

const at = (deliveryStatus: DeliveryStatus | null, occurredAt: string | null = null): State => ({
	deliveryStatus,
	occurredAt: occurredAt && `2026-01-01T${occurredAt}:00.000Z`,
});

it.each<[what: string, before: State[], event: State, late: boolean]>([
	['the first event', [], at('on-the-way', '10:00'), false],
	['what happened before', [at('on-the-way', '10:10')], at('driver-assigned', '10:00'), true],
	['what happened after', [at('on-the-way', '10:10')], at('delivered', '10:20'), false],
	['what happened at the same time', [at('accepted', '10:10')], at('ready', '10:10'), false],
	['a step after the end', [at('delivered')], at('on-the-way'), true],
	['a failure after the end', [at('cancelled')], at('failed', '10:00'), true],
	['another driver after the end', [at('delivered', '10:00')], at('driver-assigned', '10:10'), true],
	['one end after another', [at('delivered')], at('cancelled'), false],
	['the end itself, again', [at('delivered', '10:00')], at('delivered', '10:00'), false],
	['an earlier step of the trip', [at('at-dropoff')], at('at-pickup'), true],
	['an earlier step, though it happened later', [at('at-dropoff', '10:00')], at('at-pickup', '10:10'), true],
	['an earlier step of the order', [at('ready')], at('preparing'), true],
	['the order, created, after it was accepted', [at('accepted')], at('created'), true],
	['a step of the order during the trip to it', [at('driver-to-pickup')], at('ready'), false],
	['ready, when it is on its way', [at('on-the-way')], at('ready'), true],
	['a driver who accepts when he is on his way', [at('driver-to-pickup')], at('driver-accepted'), true],
	['the way to the pickup, by another driver', [at('on-the-way'), at('unassigned')], at('driver-to-pickup'), false],
	['the same, after a failure', [at('on-the-way'), at('failed')], at('driver-to-pickup'), false],
	['a cancelled trip', [at('at-pickup')], at('delivery-cancelled'), false],
	['a driver who says no', [at('driver-accepted')], at('driver-rejected'), false],
	['what changes no state, after the end', [at('delivered', '10:00')], at(null, '09:00'), false],
	['a state, after a newer note', [at(null, '10:10')], at('delivered', '10:00'), false],
	['what came after a late event', [at('delivered'), at('on-the-way')], at('at-dropoff'), true],
	['a late reassignment', [at('on-the-way', '10:10'), at('driver-assigned', '10:00')], at('at-pickup'), true],
])('%s', (_what, before, event, late) => {
	expect(lateOnes([...before, event]).at(-1)).toBe(late);
});

const delivery: State[] = [
	at('created', '10:00'),
	at('driver-assigned', '10:05'),
	at('driver-to-pickup', '10:10'),
	at(null, '10:12'),
	at('at-pickup', '10:15'),
	at('on-the-way', '10:20'),
	at('delivered', '10:30'),
];

it.each([
	['with times', delivery],
	['without times', delivery.map(({ deliveryStatus }) => at(deliveryStatus))],
])('whatever the order in which the events of a delivery arrive, %s, it ends delivered', (_how, events) => {
	const ends = new Set(
		permutations(events).map((order) => {
			const late = lateOnes(order);
			return order.filter(({ deliveryStatus }, index) => deliveryStatus !== null && !late[index]).at(-1)
				?.deliveryStatus;
		}),
	);
	expect([...ends]).toEqual(['delivered']);
});

it('with times, the newest state of a delivery that is still going on stands, whatever arrives when', () => {
	for (const order of permutations(delivery.slice(0, 6))) {
		const late = lateOnes(order);
		const states = order.filter(({ deliveryStatus }, index) => deliveryStatus !== null && !late[index]);
		expect(states.at(-1)?.deliveryStatus).toBe('on-the-way');
	}
});
