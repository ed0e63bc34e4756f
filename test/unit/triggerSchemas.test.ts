import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { logisticsSource } from '../../nodes/BlinkLogistics/webhooks/source';
import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { ordaticSource } from '../../nodes/Ordatic/webhooks/source';
import { isRecord } from '../../nodes/shared/reading/values';
import { eventItem } from '../../nodes/shared/webhook/items';
import { recognise, type Recognised } from '../../nodes/shared/webhook/recognise';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { WEBHOOK_KINDS, webhookSample } from '../../sandbox';

/*
 * The sample output of a trigger is what the editor shows before the first event: the fields a person drags into the next
 * node. They must be those that really come.
 */

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The fields of an item, as `order.items[].name: string`. What is null or an empty list says nothing of its type. */
function fieldsOf(value: unknown, path = ''): string[] {
	if (value === null || value === undefined) return [];
	if (Array.isArray(value)) return value.flatMap((entry) => fieldsOf(entry, `${path}[]`));
	if (!isRecord(value)) return [`${path}: ${typeof value}`];
	return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, path === '' ? key : `${path}.${key}`));
}

function fieldsOfSchema({ type, properties, items }: Schema, path = ''): string[] {
	if (items !== undefined) return fieldsOfSchema(items, `${path}[]`);
	if (properties === undefined) return [`${path}: ${type}`];
	return Object.entries(properties).flatMap(([key, inner]) =>
		fieldsOfSchema(inner, path === '' ? key : `${path}.${key}`),
	);
}

const triggers: Array<[node: string, source: WebhookSource, begin: string]> = [
	['Blink', blinkSource, 'blink.'],
	['BlinkLogistics', logisticsSource, 'logistics.'],
	['Blend', blendSource, 'blend.'],
	['Bringg', bringgSource, 'bringg'],
	['Ordatic/Rider', ordaticSource, 'ordatic.'],
];

it.each(triggers)('%s shows the fields that its events have', (node, source, begin) => {
	const items = WEBHOOK_KINDS.filter((kind) => kind.startsWith(begin)).map((kind) => {
		const recognised = recognise(source, webhookSample(kind)) as Recognised;
		return eventItem(source, recognised, '2025-01-01T00:00:00.000Z', true).json;
	});
	const file = join(__dirname, `../../nodes/${node}/__schema__/v1.1.0.json`);
	const shown = new Set(fieldsOfSchema(JSON.parse(readFileSync(file, 'utf8')) as Schema));
	const missing = new Set(items.flatMap((item) => fieldsOf(item)).filter((field) => !shown.has(field)));
	expect([...missing]).toEqual([]);
});
