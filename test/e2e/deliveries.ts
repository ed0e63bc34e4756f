import type { PayloadType } from '../../sandbox';
import { permutations } from '../support/permutations';
import type { BoardRow } from './board';

/** One event as its sender sends it, and what is set in its body beside the order. */
export type Event = [kind: PayloadType, set?: object];

/** The events of one delivery that ends once and has one rider, in their true order, and how they name the order. */
export interface Delivery {
	/** The trigger of `orders-board` that they come to. */
	trigger: string;
	events: Event[];
	/** @param name Blink's ID of the order or, where the sender knows only a task, the task's. */
	named(name: string): object;
	/** Whether the sender knows only a task: the table blink_logistics_tasks says whose it is. */
	byTask?: boolean;
	/** Blink itself is not told what it says. */
	isBlink?: boolean;
}

/** By sender. */
export const deliveries: Record<string, Delivery> = {
	'Blink Logistics': {
		trigger: 'Blink Logistics Trigger',
		byTask: true,
		named: (name) => ({ 'data.taskId': name }),
		events: [
			['logistics.task-assigned'],
			['logistics.task-accepted'],
			['logistics.task-arrived'],
			['logistics.task-started'],
			['logistics.task-finished'],
		],
	},
	Ordatic: {
		trigger: 'Ordatic Rider Trigger',
		named: (name) => ({ 'data.orderId': name }),
		events: [
			['ordatic.rider-created'],
			['ordatic.order-ready-to-pick-up'],
			['ordatic.rider-picking'],
			['ordatic.rider-delivering'],
			['ordatic.rider-completed'],
		],
	},
	Blend: {
		trigger: 'Blend Trigger',
		named: (name) => ({ 'payload.order_id': name }),
		events: [
			['blend.to-app-prepared'],
			['blend.to-blend-assigned'],
			['blend.to-blend-at-pick-up'],
			['blend.to-blend-on-the-way'],
			['blend.to-blend-delivered'],
		],
	},
	Bringg: {
		trigger: 'Bringg Trigger',
		named: (name) => ({ id: Number(name), external_id: name }),
		events: [
			['bringg.order-assigned'],
			['bringg.order-accepted'],
			['bringg.order-checked-in'],
			['bringg.order-on-the-way'],
			['bringg.order-done'],
		],
	},
	Blink: {
		trigger: 'Blink Trigger',
		isBlink: true,
		named: (name) => ({ blink_order_id: name }),
		events: [
			['blink.order-status', { status: 1, statusText: 'ACCEPTED' }],
			['blink.order-status', { status: 6, statusText: 'READY' }],
			['blink.order-status', { status: 2, statusText: 'DISPATCHED' }],
			['blink.order-status', { status: 3, statusText: 'DELIVERED' }],
		],
	},
};

/** Numbers from 0 to 1 that are the same for the same seed, so that a failure can be played again. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}

/** Every event once more, each at some place behind its first time. */
function withResends<One>(events: readonly One[], random: () => number): One[] {
	return events.reduceRight<One[]>((later, event) => {
		const place = Math.floor(random() * (later.length + 1));
		return [event, ...later.slice(0, place), event, ...later.slice(place)];
	}, []);
}

/** Every order in which the events may arrive, each event resent once at a place that a seed decides. */
export function everyOrder<One>(events: readonly One[], seed = 1): One[][] {
	const random = randomFrom(seed);
	return permutations(events).map((each) => withResends(each, random));
}

/** Of these orders: each event first once with the others behind it as they are, and all backwards; resent likewise. */
export function someOrders<One>(events: readonly One[], seed = 1): One[][] {
	const random = randomFrom(seed);
	const firsts = events.map((first) => [first, ...events.filter((other) => other !== first)]);
	return [...firsts, [...events].reverse()].map((each) => withResends(each, random));
}

/** What two orders that went the same way have in common on the board: all but whose row it is and what the clock says. */
export function stateOf({ id: _id, orderId: _orderId, ...row }: BoardRow): BoardRow {
	return Object.fromEntries(
		Object.entries(row)
			.filter(([column]) => !['createdAt', 'updatedAt', 'order'].includes(column))
			.map(([column, value]) => [
				column,
				column.endsWith('At') || column === 'taskId' ? Boolean(value) : value || null,
			]),
	);
}
