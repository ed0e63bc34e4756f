import type { IDataObject, IWebhookFunctions, NodeParameterValueType } from 'n8n-workflow';

import { eventNames, type EventName } from '../../model/eventName';
import type { Acknowledge, WebhookSource } from '../source';

/** The settings of a trigger except its authentication, which is read before everything else. */
export interface TriggerSettings {
	/** Event names; an expression may return anything. */
	events: readonly unknown[];
	simplify: boolean;
	respond: 'onReceived' | 'lastNode' | 'responseNode';
	acknowledge: Acknowledge;
	ignoreDuplicates: boolean;
	/** In milliseconds. */
	deduplicationWindow: number;
	unrecognizedPayload: 'accept' | 'reject';
	/** The values of the source's own fields, by name. */
	parameters: IDataObject;
}

interface Options {
	acknowledge?: Acknowledge;
	ignoreDuplicates?: boolean;
	/** In minutes. */
	deduplicationWindow?: number;
	unrecognizedPayload?: TriggerSettings['unrecognizedPayload'];
}

export function settingsOf(context: IWebhookFunctions, source: WebhookSource): TriggerSettings {
	const options = (context.getNodeParameter('options', {}) ?? {}) as Options;
	const valueOf = (name: string, unset: unknown) => context.getNodeParameter(name, unset as NodeParameterValueType);
	return {
		events: wanted(valueOf('events', null)),
		simplify: context.getNodeParameter('simplify', true) as boolean,
		respond: context.getNodeParameter('respond', 'onReceived') as TriggerSettings['respond'],
		acknowledge: options.acknowledge === 'atOnce' ? 'atOnce' : 'onceSaved',
		ignoreDuplicates: options.ignoreDuplicates ?? true,
		deduplicationWindow: (options.deduplicationWindow ?? 10) * 60_000,
		unrecognizedPayload: options.unrecognizedPayload ?? 'accept',
		parameters: Object.fromEntries(
			[...(source.properties ?? []), ...(source.answerProperties ?? [])].map(({ name, default: unset }) => [
				name,
				valueOf(name, unset),
			]),
		) as IDataObject,
	};
}

/** The events that start the workflow; all, if an expression has no result. */
function wanted(events: unknown): readonly unknown[] {
	if (events === undefined || events === null) return eventNames;
	return Array.isArray(events) ? events : [events];
}

/** Whether an event starts the workflow. New and changed orders are one option, so that neither can be missed. */
export function isWanted(event: EventName, { events }: TriggerSettings): boolean {
	const chosen = events.map((each) => (each === 'order.changed' ? 'order.created' : each));
	return chosen.includes(event === 'order.changed' ? 'order.created' : event);
}
