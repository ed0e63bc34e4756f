import { operationsFor } from '../../shared/operation/operationsFor';
import { blendApi } from './api';

/** What makes an operation of Blend's API. */
export const { itemOperation } = operationsFor(blendApi);
