import { z } from '../../../shared/bundled/zod';
import { byInput, deliveryInput, type DeliveryInput } from '../../../shared/operation/modelInput';
import { codeOf, oneOf, optionalText, yesOrNo } from '../../../shared/parsing/strict';
import { blinkOrderStatuses, statusForBlink, type BlinkOrderStatus } from '../../codes/orderStatus';
import { orderId } from './orderId.field';

/** The status to send, or why nothing is sent. */
type StatusUpdate =
	| { skip: string; orderId?: string }
	| { skip?: undefined; orderId: string; status: BlinkOrderStatus; comment?: string; askBlinkFirst: boolean };

const reasonIsMissing: z.IssueData = {
	code: 'custom',
	path: ['comment'],
	message: 'is missing: Blink requires the reason when an order is rejected',
};

const status = codeOf(blinkOrderStatuses);

const fields = z
	.object({ orderId, status, comment: optionalText, askBlinkFirst: yesOrNo.default(false) })
	.superRefine(({ status: wanted, comment }, context) => {
		if (wanted === 'rejected' && comment === undefined) context.addIssue(reasonIsMissing);
	})
	.transform((input): StatusUpdate => input);

const delivery = z
	.object({
		delivery: deliveryInput,
		orderId: optionalText,
		comment: optionalText,
		cancelledDelivery: oneOf(['skip', 'reject'] as const).default('skip'),
		askBlinkFirst: yesOrNo.default(true),
		override: z.object({ comment: optionalText, status: status.optional() }).default({}),
	})
	.transform(({ delivery: event, override, ...input }, context): StatusUpdate => {
		const id = input.orderId ?? event.orderId ?? undefined;
		const wanted = override.status ?? statusOf(event, input.cancelledDelivery);
		if (wanted === undefined) return { orderId: id, skip: whyNothing(event) };

		const known = orderId.safeParse(id);
		if (id === undefined) {
			context.addIssue({
				code: 'custom',
				path: ['orderId'],
				message: 'is missing: the delivery event has no order ID',
			});
		} else {
			known.error?.issues.forEach((issue) => context.addIssue({ ...issue, path: ['orderId'] }));
		}
		// Only the reason of a rejection is a comment for the customer.
		const reason = wanted === 'rejected' ? event.reason?.trim() || input.comment : undefined;
		const comment = override.comment ?? reason;
		if (wanted === 'rejected' && comment === undefined) context.addIssue(reasonIsMissing);
		if (!known.success) return z.NEVER;
		return { orderId: known.data, status: wanted, comment, askBlinkFirst: input.askBlinkFirst };
	});

function statusOf({ deliveryStatus }: DeliveryInput, cancelledDelivery: 'skip' | 'reject') {
	if (deliveryStatus === 'delivery-cancelled' && cancelledDelivery === 'reject') return 'rejected';
	return deliveryStatus ? statusForBlink[deliveryStatus] : undefined;
}

function whyNothing({ deliveryStatus }: DeliveryInput): string {
	if (deliveryStatus === 'created') return 'Blink has the order already: sending it again would undo an acceptance';
	return `Blink has no status for ${deliveryStatus ?? 'an event that changes no state'}`;
}

/** What a person fills in for Order > Update Status. */
export const updateStatusParameters = byInput({ fields, delivery });
