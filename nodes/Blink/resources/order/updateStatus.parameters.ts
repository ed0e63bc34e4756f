import { z } from '../../../shared/bundled/zod';
import { byInput, deliveryInput, type DeliveryInput } from '../../../shared/operation/modelInput';
import { oneOf, optionalText, requiredText } from '../../../shared/reading/filledIn';
import { blinkOrderStatusWords, statusForBlink, type BlinkOrderStatus } from '../../words/orderStatus';

/** A status on its way to Blink, or why none is sent. */
type StatusUpdate = {
	orderId?: string;
	status?: BlinkOrderStatus['word'];
	comment?: string;
	skip?: string;
};

const reasonIsMissing: z.IssueData = {
	code: 'custom',
	path: ['comment'],
	message: 'is missing: Blink wants the reason when an order is rejected',
};

const fields = z
	.object({ orderId: requiredText, status: oneOf(blinkOrderStatusWords), comment: optionalText })
	.superRefine(({ status, comment }, context) => {
		if (status === 'rejected' && comment === undefined) context.addIssue(reasonIsMissing);
	})
	.transform((given): StatusUpdate => given);

const override = z.object({ comment: optionalText, status: oneOf(blinkOrderStatusWords).optional() }).default({});

const delivery = z
	.object({
		delivery: deliveryInput,
		orderId: optionalText,
		comment: optionalText,
		cancelledDelivery: oneOf(['skip', 'reject'] as const).default('skip'),
		override,
	})
	.transform(({ delivery: event, cancelledDelivery, ...given }): StatusUpdate => {
		const orderId = given.orderId ?? event.orderId ?? undefined;
		const status = given.override.status ?? statusOf(event, cancelledDelivery);
		if (status === undefined) {
			return { orderId, skip: `Blink has no status for ${event.deliveryStatus ?? 'an unknown state'}` };
		}
		// The reason of an event that is no rejection is no comment for the customer.
		const reason = status === 'rejected' ? event.reason || given.comment : undefined;
		return { orderId, status, comment: given.override.comment ?? reason };
	})
	.superRefine(({ skip, orderId, status, comment }, context) => {
		if (skip !== undefined) return;
		if (orderId === undefined) {
			context.addIssue({ code: 'custom', path: ['orderId'], message: 'is missing: the delivery event names none' });
		}
		if (status === 'rejected' && comment === undefined) context.addIssue(reasonIsMissing);
	});

function statusOf({ deliveryStatus }: DeliveryInput, cancelledDelivery: 'skip' | 'reject') {
	if (deliveryStatus === 'delivery-cancelled' && cancelledDelivery === 'reject') return 'rejected';
	return deliveryStatus ? statusForBlink[deliveryStatus] : undefined;
}

/** What a person fills in for Order > Update Status. */
export const updateStatusParameters = byInput({ fields, delivery });
