import { WEBHOOK_KINDS, type WebhookKind } from '../../../sandbox';
import { chain } from '../build';
import { itemsOf } from '../harness/executions';
import type { Workflow } from '../harness/workflow';
import type { Suite } from '../suite';
import { webhookTable } from './webhookTable';

/** The trigger that hears a sender, and the `source` it gives. */
const triggers = {
	blink: ['blinkTrigger', 'blink'],
	logistics: ['blinkLogisticsTrigger', 'blinkLogistics'],
	blend: ['blendTrigger', 'blend'],
	bringg: ['bringgTrigger', 'bringg'],
	'bringg-fleet': ['bringgTrigger', 'bringg'],
	ordatic: ['riderTrigger', 'ordatic'],
} as const;

type Sender = keyof typeof triggers;

/** Freshly dragged in: nothing is set, so every event starts it. */
const workflows = Object.fromEntries(
	Object.entries(triggers).map(([sender, [node]]) => [
		sender,
		chain(`every-${sender}`, { name: 'Trigger', type: `n8n-nodes-blink.${node}`, typeVersion: 1.1 }),
	]),
) as Record<Sender, Workflow>;

const senderOf = (kind: WebhookKind) => kind.split('.')[0] as Sender;

/** Fields of a customer's account that senders embed and nobody may see. */
const secretNames = /access_token|encrypted_password|confirmation_code|push_token|reset_password_token|"salt"/;

/** Each webhook that a vendor's page shows or describes, through the trigger of a real n8n. */
export const everyWebhook: Suite = {
	name: 'every webhook',
	workflows: () => Object.values(workflows),
	tests: (world) => {
		test.each(WEBHOOK_KINDS)('%s', async (kind) => {
			const workflow = workflows[senderOf(kind)];
			const [, source] = triggers[senderOf(kind)];
			const [event, deliveryStatus, answer] = webhookTable[kind];
			const before = await world.n8n.executions.last(workflow.id);

			const sent = await world.sandbox.send(kind, world.n8n.webhookUrl(workflow, 'Trigger'));
			expect(sent).toMatchObject({ accepted: true, status: 200, attempts: 1 });
			expect(sent.body).toEqual(answer);

			const run = await world.n8n.executions.waitFor(workflow.id, before);
			expect(run.status).toBe('success');
			expect(itemsOf(run, 'Trigger', 1)).toEqual([]);
			expect(itemsOf(run, 'Trigger')).toEqual([expect.objectContaining({ source, event, deliveryStatus })]);
			expect(run.stored).not.toMatch(secretNames);
		});
	},
};
