import type { IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { isEmpty } from '../../../shared/reading/values';
import { idText } from '../ids';

/*
 * Bringg's webhooks to a delivery provider. They name no type and are told by shape.
 *
 * Whose id is whose: `taskId` is Bringg's; `orderId` is the receiver's own, which for a provider is the `delivery_id` it
 * gave Bringg in its answer to Delivery Created (so it is null there); `externalOrderId` is the merchant's `external_id`.
 */

/** The fleet's webhooks by the names of Bringg's pages. */
export const fleetEvents = {
	created: 'Delivery Created',
	updated: 'Delivery Updated',
	cancelled: 'Delivery Cancelled',
} as const;

/** Whether a body says anything under one of these keys. */
export function has(body: IDataObject, ...keys: readonly string[]): boolean {
	return keys.some((key) => !isEmpty(body[key]));
}

/** Refines a schema: a body without Bringg's own id is about nothing. */
export function needsId(body: { id?: string | number | null }, context: z.RefinementCtx): void {
	if (idText(body.id) !== null) return;
	context.addIssue({ code: z.ZodIssueCode.custom, path: ['id'], message: 'is missing' });
}
