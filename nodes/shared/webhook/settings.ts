import type { IDataObject, IWebhookFunctions, NodeParameterValueType } from 'n8n-workflow';

import type { EventName } from '../model/eventName';
import type { Acknowledge, WebhookSource } from './source';

/** What the person chose in the trigger. */
export interface TriggerSettings {
	events: EventName[];
	authentication: 'none' | 'deliveryWebhookApi';
	/** Addresses and ranges that may call; empty for all. */
	allowedAddresses: string;
	simplify: boolean;
	respond: 'onReceived' | 'lastNode' | 'responseNode';
	acknowledge: Acknowledge;
	ignoreRepeats: boolean;
	repeatWindowMilliseconds: number;
	unrecognisedPayload: 'accept' | 'reject';
	/** The values of the source's own fields, by name. */
	parameters: IDataObject;
}

interface Options {
	acknowledge?: Acknowledge;
	allowedAddresses?: string;
	ignoreRepeats?: boolean;
	repeatWindow?: number;
	unrecognisedPayload?: TriggerSettings['unrecognisedPayload'];
}

export function settingsOf(context: IWebhookFunctions, source: WebhookSource): TriggerSettings {
	const options = context.getNodeParameter('options', {}) as Options;
	const valueOf = (name: string, unset: unknown) => context.getNodeParameter(name, unset as NodeParameterValueType);
	return {
		events: context.getNodeParameter('events', []) as EventName[],
		authentication: context.getNodeParameter('authentication', 'none') as TriggerSettings['authentication'],
		allowedAddresses: String(options.allowedAddresses ?? ''),
		simplify: context.getNodeParameter('simplify', true) as boolean,
		respond: context.getNodeParameter('respond', 'onReceived') as TriggerSettings['respond'],
		acknowledge: options.acknowledge ?? source.acknowledge.default,
		ignoreRepeats: options.ignoreRepeats ?? true,
		repeatWindowMilliseconds: (options.repeatWindow ?? 10) * 60_000,
		unrecognisedPayload: options.unrecognisedPayload ?? 'accept',
		parameters: Object.fromEntries(
			(source.properties ?? []).map(({ name, default: unset }) => [name, valueOf(name, unset)]),
		) as IDataObject,
	};
}
