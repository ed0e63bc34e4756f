import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { z } from '../shared/bundled/zod';
import { parametersReader } from '../shared/operation/parameters';
import { failedItem, onItem } from '../shared/operation/runItems';
import { roundedNumbers } from '../shared/parsing/json';
import { inputTime, oneOf } from '../shared/parsing/strict';
import { instantOf } from '../shared/parsing/time';
import { eventItem, unrecognizedItem, withAttachments } from '../shared/webhook/items';
import { bodiesIn } from '../shared/webhook/parsing/body';
import { understand } from '../shared/webhook/understand';
import { fields } from './fields';
import { sources } from './sources';

const schema = z
	.object({
		source: oneOf(sources.map(({ name }) => name) as [string, ...string[]]),
		body: z.unknown(),
		receivedAt: inputTime,
		simplify: z.boolean(),
	})
	.passthrough();

const wasRounded = 'is a number beyond 2^53: it was rounded before it came here';

/**
 * What the bodies of the input items mean: the body of the node's `execute`. Nothing is remembered, so that each is an event's
 * first occurrence, and an equal body has an equal `eventId`.
 */
export async function parse(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = parametersReader(context, fields, schema);
	const isTool = isToolOfAgent(context);
	const now = new Date().toISOString();
	const events: INodeExecutionData[] = [];
	const unrecognized: INodeExecutionData[] = [];

	for (const item of context.getInputData().keys()) {
		try {
			const { source: name, body, receivedAt: given, simplify, ...parameters } = read(item);
			const source = sources.find((each) => each.name === name)!;
			const receivedAt = given === undefined ? now : instantOf(given, context.getTimezone());
			for (const sent of bodiesIn(body)) {
				const parsed = understand(
					source,
					sent,
					{ parameters: parameters as IDataObject },
					{ receivedAt, account: null },
				);
				if ('issues' in parsed.read) {
					const { issues } = parsed.read;
					if (isTool) throw new NodeOperationError(context.getNode(), issues.join('; '), { itemIndex: item });
					unrecognized.push({ ...unrecognizedItem(source, parsed.body, issues, receivedAt), pairedItem: { item } });
					continue;
				}
				const { matched, identity } = parsed.read;
				// What is rounded may be an id: two orders would look like one.
				matched.event.warnings.push(...roundedNumbers(parsed.body).map((path) => `${path} ${wasRounded}`));
				const known = { event: matched.event, eventId: identity.eventId(1) };
				const event = eventItem(source, matched.payload, known, receivedAt, simplify);
				events.push({ ...(await withAttachments(context, event, matched)), pairedItem: { item } });
			}
		} catch (error) {
			const shown = onItem(context, error, item);
			if (!context.continueOnFail()) throw shown;
			events.push(failedItem(shown, item));
		}
	}
	return [events, unrecognized];
}

/**
 * A tool has one output only. n8n gives a node's tool its name with this ending; its own `isToolExecution` is false where the
 * engine runs an agent's tools.
 */
function isToolOfAgent(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}
