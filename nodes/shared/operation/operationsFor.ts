import type { z } from '../bundled/zod';
import type { Api, EndpointName } from '../http/api';
import { batchOperation, type BatchOperation } from './batchOperation';
import { itemOperation, type ItemOperation } from './itemOperation';
import { listOperation, type ListOperation, type ReadList } from './listOperation';

/** The makers of operations for one API, which can call its endpoints and no others. `readList` is how the vendor's lists are read. */
export function operationsFor<Of extends Api>(api: Of) {
	return {
		itemOperation: <Parameters extends z.ZodTypeAny, Response>(
			operation: ItemOperation<EndpointName<Of>, Parameters, Response>,
		) => itemOperation(api, operation),
		batchOperation: <Parameters extends z.ZodTypeAny, Row extends z.ZodTypeAny, Entry, Response>(
			operation: BatchOperation<EndpointName<Of>, Parameters, Row, Entry, Response>,
		) => batchOperation(api, operation),
		listOperationOver:
			(readList: ReadList<EndpointName<Of>>) =>
			<Shape extends z.ZodRawShape, Row extends z.ZodTypeAny>(operation: ListOperation<EndpointName<Of>, Shape, Row>) =>
				listOperation(api, readList, operation),
	};
}
