import { WEBHOOK_KINDS } from '../../../sandbox';
import { meanings } from '../../support/expectedMappings';
import { senderOf, senders } from '../../support/senders';
import { chain } from '../build';
import { itemsOf } from '../harness/executions';
import type { Suite } from '../suite';

/** Freshly dragged in: nothing is set, so every event starts it. */
const workflows = new Map(
	senders.map(({ name, trigger }) => [
		name,
		chain(`every-${name}`, { name: 'Trigger', type: `n8n-nodes-blink.${trigger}`, typeVersion: 1.1 }),
	]),
);

/** Fields of a customer's account that senders embed and nobody may see. */
const secretNames = /access_token|encrypted_password|confirmation_code|push_token|reset_password_token|"salt"/;

/** Each webhook that a vendor's page shows or describes, through the trigger of a real n8n. */
export const everyWebhook: Suite = {
	name: 'every webhook',
	workflows: () => [...workflows.values()],
	tests: (world) => {
		test.each(WEBHOOK_KINDS)('%s', async (kind) => {
			const { name, source } = senderOf(kind);
			const workflow = workflows.get(name)!;
			const { event, deliveryStatus, answer } = meanings.get(kind)!;
			const before = await world.n8n.executions.last(workflow.id);

			const sent = await world.sandbox.send(kind, world.n8n.webhookUrl(workflow, 'Trigger'));
			expect(sent).toMatchObject({ accepted: true, status: 200, attempts: 1 });
			expect(sent.body).toEqual(answer);

			const run = await world.n8n.executions.waitFor(workflow.id, before);
			expect(run.status).toBe('success');
			expect(itemsOf(run, 'Trigger', 1)).toEqual([]);
			expect(itemsOf(run, 'Trigger')).toEqual([
				expect.objectContaining({ source: source.name, event, deliveryStatus }),
			]);
			expect(run.stored).not.toMatch(secretNames);
		});
	},
};
