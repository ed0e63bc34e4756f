import { webhookSample, type Sandbox } from '../../sandbox';
import { itemsOf } from './harness/executions';
import type { RunningN8n } from './harness/n8n';
import { poll } from './harness/poll';
import type { Log } from './harness/progress';
import type { Workflow } from './harness/workflow';

const ACCEPTED = 1;

/**
 * The main job: Blink sends the vendor's sample order, n8n runs the workflow, and status 1 comes back to Blink. Says each
 * step as it happens and fails with the step that did not.
 */
export async function runMainJob(n8n: RunningN8n, sandbox: Sandbox, workflow: Workflow, log: Log): Promise<void> {
	const { blink_order_id: orderId } = webhookSample<{ blink_order_id: string }>('blink.order');
	const before = await n8n.executions.last(workflow.id);

	log(`Blink sends its sample order ${orderId} to n8n ...`);
	const sent = await sandbox.send('blink.order', n8n.webhookUrl(workflow, 'Blink Trigger'));
	if (!sent.accepted)
		throw new Error(`n8n did not take the order: ${sent.error ?? `${sent.status} ${JSON.stringify(sent.body)}`}`);
	log(`n8n received the order and answered ${JSON.stringify(sent.body)} after ${sent.milliseconds} ms`);

	const run = await n8n.executions.waitFor(workflow.id, before);
	if (run.status !== 'success') {
		throw new Error(`The workflow "${workflow.name}" failed: ${run.data.resultData.error?.message ?? run.status}`);
	}
	const [event] = itemsOf(run, 'Blink Trigger');
	log(`The workflow "${workflow.name}" ran: the trigger gave ${event?.event} for order ${event?.orderId}`);

	const findOrder = () => sandbox.state.orders.find(({ id }) => String(id) === orderId);
	await poll(
		`status ${ACCEPTED} of order ${orderId} to arrive at Blink`,
		() => findOrder()?.status === ACCEPTED || undefined,
		{
			timeoutMs: 5000,
		},
	);
	log(`Status ${ACCEPTED} (accepted) of order ${orderId} arrived at Blink`);
}
