import type { WebhookSource } from '../../shared/webhook/source';
import { availability } from './availability';
import { menuSync } from './menuSync';
import { orderCreated } from './orderCreated';
import { orderUpdated } from './orderUpdated';
import { otherEvent } from './otherEvent';
import { answer, failure, refusal } from './response';

/** Blend's webhooks: those that a delivery app sends to Blend, and those that Blend sends to a delivery app. */
export const blendSource: WebhookSource = {
	name: 'blend',
	displayName: 'Blend',
	events: [
		{
			value: 'order.created',
			name: 'Order Created or Changed',
			description:
				'A customer placed an order in a delivery app (order_created), or an order was sent again with different content',
		},
		{
			value: 'order.status',
			name: 'Order Status Changed',
			description:
				'An order was accepted, prepared, assigned, picked up, delivered, rejected or canceled (order_updated)',
		},
		{
			value: 'order.other',
			name: 'Other Order Event',
			description: 'An order status, or an event, that Blend does not document',
		},
		{
			value: 'menu.updated',
			name: 'Menu Updated',
			description: 'The menu of a branch, with all its categories and items (menu_sync)',
		},
		{
			value: 'availability.item',
			name: 'Item Availability Changed',
			description: 'An item can be ordered again, or no longer (item_availability)',
		},
		{
			value: 'availability.modifier',
			name: 'Modifier Availability Changed',
			description: 'A modifier can be chosen again, or no longer (modifier_availability)',
		},
		{
			value: 'availability.branch',
			name: 'Branch Availability Changed',
			description: 'A branch takes orders again, or no longer (branch_availability)',
		},
	],
	payloadTypes: [orderCreated, orderUpdated, menuSync, ...availability, otherEvent],
	expectedShape: 'a Blend event (which has event, such as order_created or order_updated, and payload)',
	retries: true,
	sendingTime: 'event_time',
	stateFields: ['payload.status'],
	idsAreOfBranch: true,
	answer,
	failure,
	refusal,
};
