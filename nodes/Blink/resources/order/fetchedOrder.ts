import type { IDataObject } from 'n8n-workflow';

import type { ResponseParser } from '../../../shared/http/responseClassifier';
import { isEmpty, isRecord } from '../../../shared/parsing/values';

/** The order in an answer of Fetch Order, as the vendor sent it: it stands under `data`. A list of one counts. */
export const fetchedOrder: ResponseParser<IDataObject> = {
	is: 'order',
	read: (body) => {
		const data = isRecord(body) ? body.data : body;
		const found: unknown = Array.isArray(data) && data.length === 1 ? data[0] : data;
		return isRecord(found) && !isEmpty(found.id) ? (found as IDataObject) : undefined;
	},
};
