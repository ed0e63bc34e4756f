import type { IDataObject, IWebhookFunctions, NodeParameterValueType } from 'n8n-workflow';

import { eventNames } from '../model/eventName';
import type { Acknowledge, WebhookSource } from './source';

/** What the person chose in the trigger, but for how calls are authenticated: that is read before anything else. */
export interface TriggerSettings {
	/** Names of events; an expression may give anything. */
	events: readonly unknown[];
	simplify: boolean;
	respond: 'onReceived' | 'lastNode' | 'responseNode';
	acknowledge: Acknowledge;
	ignoreRepeats: boolean;
	repeatWindowMilliseconds: number;
	lateEvents: 'give' | 'ignore';
	unrecognisedPayload: 'accept' | 'reject';
	/** The values of the source's own fields, by name. */
	parameters: IDataObject;
}

interface Options {
	/** `afterSaving` is an earlier name of `onceSaved`. */
	acknowledge?: Acknowledge | 'afterSaving';
	ignoreRepeats?: boolean;
	repeatWindow?: number;
	lateEvents?: TriggerSettings['lateEvents'];
	unrecognisedPayload?: TriggerSettings['unrecognisedPayload'];
}

export function settingsOf(context: IWebhookFunctions, source: WebhookSource): TriggerSettings {
	const options = (context.getNodeParameter('options', {}) ?? {}) as Options;
	const valueOf = (name: string, unset: unknown) => context.getNodeParameter(name, unset as NodeParameterValueType);
	return {
		events: wanted(valueOf('events', null)),
		simplify: context.getNodeParameter('simplify', true) as boolean,
		respond: context.getNodeParameter('respond', 'onReceived') as TriggerSettings['respond'],
		acknowledge: options.acknowledge === 'atOnce' ? 'atOnce' : 'onceSaved',
		ignoreRepeats: options.ignoreRepeats ?? true,
		repeatWindowMilliseconds: (options.repeatWindow ?? 10) * 60_000,
		lateEvents: options.lateEvents ?? 'give',
		unrecognisedPayload: options.unrecognisedPayload ?? 'accept',
		parameters: Object.fromEntries(
			(source.properties ?? []).map(({ name, default: unset }) => [name, valueOf(name, unset)]),
		) as IDataObject,
	};
}

/** The events that start the workflow: all, if an expression gives nothing. */
function wanted(events: unknown): readonly unknown[] {
	if (events === undefined || events === null) return eventNames;
	return Array.isArray(events) ? events : [events];
}
