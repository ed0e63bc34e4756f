import { operationsFor } from '../../shared/operation/operationsFor';
import { logisticsApi } from './api';

/** What makes an operation of Blink Logistics' API. */
export const { itemOperation } = operationsFor(logisticsApi);
