import type { IDataObject } from 'n8n-workflow';

import type { AnswerReader } from '../../../shared/http/verdict';
import { isEmpty, isRecord } from '../../../shared/reading/values';

/** The order in an answer of Fetch Order, as the vendor sent it: it stands under `data`. A list of one counts. */
export const fetchedOrder: AnswerReader<IDataObject> = {
	is: 'order',
	read: (body) => {
		const data = isRecord(body) ? body.data : body;
		const found: unknown = Array.isArray(data) && data.length === 1 ? data[0] : data;
		return isRecord(found) && !isEmpty(found.id) ? (found as IDataObject) : undefined;
	},
};
