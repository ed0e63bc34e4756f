import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { fromJson } from '../../shared/parsing/json';
import { flag, number, text } from '../../shared/parsing/lenient';
import { isEmpty, isRecord } from '../../shared/parsing/values';
import type { MappedEvent } from '../../shared/webhook/event';
import type { ResponseContext, WebhookResponse } from '../../shared/webhook/source';
import { fleetEvents } from './fleet';

/*
 * The response that Bringg expects (its page "Delivery Updated Webhook", "What response Bringg expects from you"): exactly status
 * 200 and `success: true`; a fleet may add its cost in cents, whether the vehicle is green, and extras; Delivery Created needs
 * the fleet's id of the delivery, Return Delivery Created may have one. A refusal also has status 200.
 */

/** The fields of a fleet's answer: Bringg's name, and the name of the setting in the node. */
const answerFields = [
	{ name: 'delivery_cost', setting: 'deliveryCost', read: (value: unknown) => number.parse(value) },
	{ name: 'fleet_extras', setting: 'fleetExtras', read: readObject },
	{ name: 'green_delivery', setting: 'greenDelivery', read: (value: unknown) => flag.parse(value) },
] as const;

export const fleetAnswer: INodeProperties = {
	displayName: 'Fleet Answer',
	name: 'fleetAnswer',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description:
		'What Bringg receives beside success, if it sends you deliveries as a fleet. If you respond after the last node, the fields delivery_id, return_delivery_id, delivery_cost, green_delivery and fleet_extras of its item take precedence. An item with success: false and error_message refuses the delivery.',
	options: [
		{
			displayName: 'Delivery Cost',
			name: 'deliveryCost',
			type: 'number',
			default: 0,
			placeholder: 'e.g. 1050',
			description: 'What you charge for the delivery, in cents: 1050 is 10.50',
		},
		{
			displayName: 'Delivery ID',
			name: 'deliveryId',
			type: 'string',
			default: '',
			placeholder: 'e.g. ABCD1234',
			description:
				"Your ID of a new delivery, which Bringg includes in all later events. Bringg's own task ID if empty.",
		},
		{
			displayName: 'Fleet Extras',
			name: 'fleetExtras',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. {"vehicle": "bicycle"}',
			description: 'Further details for the merchant, as a JSON object',
		},
		{
			displayName: 'Green Delivery',
			name: 'greenDelivery',
			type: 'boolean',
			default: true,
			description: 'Whether a green vehicle makes the delivery',
		},
	],
};

/** The field for the fleet's own id of a new delivery or return. */
const idFields: Readonly<Record<string, string>> = {
	[fleetEvents.created]: 'delivery_id',
	[fleetEvents.returned]: 'return_delivery_id',
};

/** The answer to an event: the workflow's values take precedence over those set in the node. */
export function answer(
	{ vendorEvent, taskId }: MappedEvent,
	{ fromWorkflow = {}, parameters }: ResponseContext,
): WebhookResponse {
	const settings = isRecord(parameters.fleetAnswer) ? parameters.fleetAnswer : {};
	const body: IDataObject = { success: true };
	if (!(Object.values(fleetEvents) as string[]).includes(vendorEvent)) return { status: 200, body };
	if (flag.parse(fromWorkflow.success) === false) return refused(reasonIn(fromWorkflow));
	// The format of an answer with a price is not public.
	if (vendorEvent === fleetEvents.quote) return refused('No quotes are given here');

	const idField = idFields[vendorEvent];
	if (idField !== undefined) {
		const own = vendorEvent === fleetEvents.created ? [settings.deliveryId, taskId] : [];
		const id = [fromWorkflow[idField], ...own].find((each) => !isEmpty(text.parse(each)));
		if (id !== undefined) body[idField] = String(id);
	}
	for (const { name, setting, read } of answerFields) {
		const value = read(fromWorkflow[name]) ?? read(settings[setting]);
		if (value !== null && value !== undefined) body[name] = value;
	}
	return { status: 200, body };
}

/** The answer if the workflow failed. */
export function failure(): WebhookResponse {
	return refused('The workflow failed');
}

/** The answer to a body that is not recognized. */
export function refusal(issues: string[]): WebhookResponse {
	return refused(issues.join('; '));
}

/** The workflow's reason for refusing a delivery. */
function reasonIn({ error_message: reason, message, error }: IDataObject): string {
	const reasons = [reason, message, error].map((each) => (typeof each === 'string' ? each.trim() : ''));
	return reasons.find((each) => each !== '') ?? 'The delivery is refused';
}

function refused(message: string): WebhookResponse {
	return { status: 200, body: { success: false, error_message: message } };
}

/** An object, also one sent as JSON text; null if it is something else or has no fields. */
function readObject(value: unknown): IDataObject | null {
	const object = fromJson(value);
	return isRecord(object) && Object.keys(object).length > 0 ? object : null;
}
