import type { IDataObject } from 'n8n-workflow';

import type { ResponseParser } from '../../shared/http/responseClassifier';
import { deliveryEventOf } from '../../shared/model/deliveryEvent';
import { isEmpty, isRecord } from '../../shared/parsing/values';
import { withoutSecrets } from '../../shared/webhook/redaction/redaction';
import { bringgStatus } from '../codes/order';
import { deliveryDetails, driverIn, etaOf } from '../webhooks/deliveryDetails';
import { idText } from '../webhooks/ids';
import { order, type Order } from '../webhooks/shapes';
import { currentStop, stopsOf } from '../webhooks/stops';

/** An order as Bringg answers it: as `task`, or all of the answer. */
export const orderFromResponse: ResponseParser<IDataObject> = {
	is: 'an order',
	read: (body) =>
		[isRecord(body) && body.task, isRecord(body) && body.data, body].filter(isRecord).find(({ id }) => !isEmpty(id)),
};

/** The list of open orders: bare or, as other lists of Bringg's, under a name. Bringg's page has only "a list". */
export const openOrders: ResponseParser<IDataObject[]> = {
	is: 'a list',
	read: (body) => {
		const list = [body, ...(isRecord(body) ? [body.tasks, body.data] : [])].find((value) => Array.isArray(value));
		const rows = (list as unknown[] | undefined)?.filter(isRecord);
		return rows?.every(({ id }) => !isEmpty(id)) ? rows : undefined;
	},
};

/** Where an order stands: Bringg's number or word, the common one, and whether it is over. */
export function stateOf(sent: Order) {
	const status = bringgStatus.find(sent.status);
	const stop = currentStop(sent, stopsOf(sent));
	const atStop = stop?.type ? status?.atStop?.[stop.type] : undefined;
	return {
		vendorStatus: idText(sent.status),
		deliveryStatus: atStop ?? status?.deliveryStatus ?? null,
		isOver: status?.code === 4 || status?.code === 7,
	};
}

/** An order in few words, with the delivery in the common ones. */
export function summaryOf(response: IDataObject) {
	const sent = order.parse(response)!;
	const stops = stopsOf(sent);
	const stop = currentStop(sent, stops);
	const { vendorStatus, deliveryStatus } = stateOf(sent);
	const orderId = idText(sent.external_id);
	const taskId = idText(sent.id);
	return {
		source: 'bringg',
		orderId,
		taskId,
		title: sent.title ?? null,
		vendorStatus,
		deliveryStatus,
		delivery: deliveryEventOf({
			deliveryStatus,
			orderId,
			taskId,
			occurredAt: sent.updated_at ?? sent.created_at,
			driver: driverIn(sent),
			...deliveryDetails(sent, stops),
			stop: stop?.type,
			eta: etaOf(stop?.wayPoint),
		}),
	};
}

/** An order as Bringg answered it, without the secrets of the accounts that are embedded in it. */
export function withoutAccounts(response: IDataObject): IDataObject {
	return withoutSecrets(response).body as IDataObject;
}
