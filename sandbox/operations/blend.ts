import type { BlendOrder } from '../state';
import type { Operation } from './operation';

/** The id that the vendor's sample answer shows; later orders count on. */
const FIRST_ID = 55;

export const receiveOrder: Operation = ({ state, body }) => {
	const { branch_id: branchId, payload } = body as { branch_id: string; payload: BlendOrder['payload'] };
	const known = state.blendOrders.find((each) => each.payload.id === payload.id);
	const order = known ?? {
		blendId: String(FIRST_ID + state.blendOrders.length),
		branchId,
		payload,
		statuses: [],
		received: 0,
	};
	order.received += 1;
	if (!known) state.blendOrders.push(order);
	return { body: { order_id: order.blendId, status: 'success' } };
};

export const receiveOrderStatus: Operation = ({ state, body }) => {
	const { order_id: id, status } = (body as { payload: { order_id: string; status: string } }).payload;
	const order = state.blendOrders.find((each) => each.payload.id === id);
	order?.statuses.push(status);
	return { body: { status: order ? 'success' : 'failed' } };
};
