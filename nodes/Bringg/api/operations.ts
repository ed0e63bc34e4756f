import { operationsFor } from '../../shared/operation/operationsFor';
import { bringgFleetApi, bringgMerchantApi } from './api';

/** What makes an operation of a delivery provider. */
export const { itemOperation: fleetOperation } = operationsFor(bringgFleetApi);

/** What makes an operation of a merchant. */
export const { itemOperation: merchantOperation } = operationsFor(bringgMerchantApi);
