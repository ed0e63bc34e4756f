import type { z } from '../bundled/zod';
import type { Api } from '../http/api';
import { batchOperation, type BatchOperation } from './batchOperation';
import { itemOperation, type ItemOperation } from './itemOperation';
import { listOperation, type ListOperation, type ReadList } from './listOperation';

/** The makers of operations for one API. `readList` is how the vendor's lists are read. */
export function operationsFor(api: Api) {
	return {
		itemOperation: <Parameters extends z.ZodTypeAny, Answer>(operation: ItemOperation<Parameters, Answer>) =>
			itemOperation(api, operation),
		batchOperation: <Parameters extends z.ZodTypeAny, Row extends z.ZodTypeAny, Entry, Answer>(
			operation: BatchOperation<Parameters, Row, Entry, Answer>,
		) => batchOperation(api, operation),
		listOperationOver:
			<Endpoint extends string>(readList: ReadList<Endpoint>) =>
			<Shape extends z.ZodRawShape, Row extends z.ZodTypeAny>(operation: ListOperation<Endpoint, Shape, Row>) =>
				listOperation(api, readList, operation),
	};
}
