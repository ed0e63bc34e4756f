import { randomUUID } from 'node:crypto';

import { newBringgTask } from '../seed';
import type { BringgTask, State } from '../state';
import type { Operation, OperationAnswer } from './operation';

/** The states of an order, by Bringg's numbers. */
const STATUS = { assigned: 1, onTheWay: 2, checkedIn: 3, done: 4, cancelled: 7 };

/** The longest a token is good for, as documented. */
const TOKEN_SECONDS = 1800;

type Body = Record<string, unknown>;

export const bringgToken: Operation = ({ state, body, tokenLifetimeSeconds, now }) => {
	const { client_id: id, client_secret: secret } = body as Body;
	if (!state.bringgClients.some((client) => client.clientId === id && client.clientSecret === secret)) {
		return { status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed' } };
	}
	const seconds = Math.min(TOKEN_SECONDS, tokenLifetimeSeconds);
	const value = `bringg.${randomUUID()}`;
	state.tokens.push({ value, username: String(id), expiresAt: now.getTime() + seconds * 1000 });
	state.logins++;
	const created_at = Math.floor(now.getTime() / 1000);
	return { body: { access_token: value, token_type: 'Bearer', expires_in: seconds, created_at } };
};

/** A refusal of a fleet's call for what was sent. */
const badPayload = (message: string): OperationAnswer => ({ status: 403, body: { success: false, message } });
/** A refusal in a 200. */
const no = (message: string): OperationAnswer => ({ body: { success: false, message } });

const yes = (task: BringgTask, status = 200): OperationAnswer => ({ status, body: { success: true, task } });

/** A call of a fleet: it names a delivery that is there and, unless it may come later too, not over. */
function step(change: (task: BringgTask, body: Body) => void, { isLater = false, status = 200 } = {}): Operation {
	return ({ state, body }) => {
		const sent = body as Body;
		const task = state.bringgTasks.find(
			({ id, external_id }) => id === sent.task_id || (sent.task_external_id ?? '') === external_id,
		);
		if (!task) return badPayload('Wrong task_id');
		if (!isLater && isOver(task)) return no("Can't update a done order");
		change(task, sent);
		return yes(task, status);
	};
}

function isOver({ status }: BringgTask): boolean {
	return status === STATUS.done || status === STATUS.cancelled;
}

export const bringgAssignDriver = step((task, { user, user_external_id }) => {
	task.user = (user as BringgTask['user']) ?? { external_id: String(user_external_id), name: 'Known Driver' };
	task.status = STATUS.assigned;
});
export const bringgStart = step((task) => void (task.status = STATUS.onTheWay));
export const bringgCheckIn = step((task) => void (task.status = STATUS.checkedIn));
export const bringgCheckOut = step((task) => void (task.status = STATUS.onTheWay));
export const bringgEnd = step((task) => void (task.status = STATUS.done));
export const bringgCancelDelivery = step((task) => void (task.status = STATUS.cancelled));
export const bringgUpdateDelivery = step(() => undefined);
export const bringgCreateNote = step((task, note) => void task.notes.push(note), { isLater: true, status: 201 });

export const bringgDriverLocation: Operation = () => ({ body: { success: true, rc: 0 } });

export const bringgCreateOrder: Operation = ({ state, body, now }) => {
	const sent = body as Body & { external_id?: string; way_points: Body[] };
	const { external_id = null } = sent;
	if (external_id !== null && state.bringgTasks.some((task) => task.external_id === external_id)) {
		return no(`Task with external id [${external_id}] exists already`);
	}
	const task = newBringgTask(state.bringgTasks.length + 1, external_id, now);
	Object.assign(task, sent, {
		way_points: sent.way_points.map((each, index) => ({ id: task.id * 10 + index, ...each })),
	});
	state.bringgTasks.push(task);
	return yes(task);
};

function found(state: State, { id, external_id }: Body): BringgTask | undefined {
	return state.bringgTasks.find((task) =>
		id === undefined ? task.external_id === external_id : String(task.id) === String(id),
	);
}

export const bringgUpdateOrder: Operation = ({ state, body }) => {
	const { id, external_id, ...changes } = body as Body;
	const task = found(state, { id, external_id });
	if (!task) return { status: 401, body: { success: false, message: 'Task not found' } };
	if (isOver(task)) return no("Can't update a done order");
	Object.assign(task, changes);
	return yes(task);
};

export const bringgCancelOrder: Operation = ({ state, body }) => {
	const task = found(state, body as Body);
	if (!task) return no('Task not found');
	if (task.status === STATUS.done) return no("Can't cancel a locked order.");
	task.status = STATUS.cancelled;
	return yes(task);
};

export const bringgGetOrder: Operation = ({ state, query }) => {
	const task = found(state, query);
	return task ? yes(task) : no('Task not found');
};
export const bringgGetOrderByPost: Operation = ({ state, body }) => {
	const task = found(state, body as Body);
	return task ? yes(task) : no('Task not found');
};

/** A list, and no more is documented. */
export const bringgGetOpenOrders: Operation = ({ state }) => ({
	body: state.bringgTasks.filter((task) => !isOver(task)),
});
export const bringgGetOpenOrdersByPost = bringgGetOpenOrders;
