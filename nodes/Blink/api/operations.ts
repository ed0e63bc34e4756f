import { operationsFor } from '../../shared/operation/operationsFor';
import { blinkApi } from './api';
import { blinkRows } from './lists';

const { itemOperation, batchOperation, listOperationOver } = operationsFor(blinkApi);

/** What makes an operation of Blink's API. */
export { batchOperation, itemOperation };
/** What makes a Get Many of Blink. */
export const listOperation = listOperationOver(blinkRows);
