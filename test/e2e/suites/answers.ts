import { blinkTrigger, chain } from '../build';
import { exampleWorkflow } from '../example';
import { itemsOf } from '../harness/executions';
import type { Workflow } from '../harness/workflow';
import type { Suite } from '../suite';

const afterSaving = chain('answerAfterSaving', blinkTrigger({ options: { acknowledge: 'afterSaving' } }));

const atTheEnd = chain('answerAtTheEnd', blinkTrigger({ respond: 'lastNode' }), {
	name: 'Do Nothing',
	type: 'n8n-nodes-base.noOp',
});

const byNode = exampleWorkflow('blend-order-answered-by-node');

const refusing = chain('answerRefusing', blinkTrigger({ options: { unrecognisedPayload: 'reject' } }));

/** What the sender hears: in the end that is n8n's decision, not the node's. */
export const answers: Suite = {
	name: 'the answer to the sender',
	workflows: () => [afterSaving, atTheEnd, byNode, refusing],
	tests: (world) => {
		const send = async (workflow: Workflow, options = {}) =>
			await world.sandbox.send('blink.order', world.n8n.webhookUrl(workflow, 'Blink Trigger'), options);

		test("is Blink's own JSON when given after the execution is saved", async () => {
			expect(await send(afterSaving)).toMatchObject({ status: 200, body: { success: true } });
			expect((await world.n8n.executions.waitFor(afterSaving.id)).status).toBe('success');
		});

		test("is Blink's own JSON when the last node has finished", async () => {
			expect(await send(atTheEnd)).toMatchObject({ status: 200, body: { success: true } });
			expect((await world.n8n.executions.list(atTheEnd.id)).map(({ status }) => status)).toEqual(['success']);
		});

		test('is what the Respond to Webhook node of the example workflow says', async () => {
			const url = world.n8n.webhookUrl(byNode, 'Blend Trigger');
			expect(await world.sandbox.send('blend.order-created', url)).toMatchObject({
				status: 200,
				body: { order_id: 'K-order_id', status: 'success' },
			});
		});

		test('names the issues with status 400 when the workflow wants that, and keeps the body', async () => {
			const sent = await send(refusing, { body: { hello: 'kitchen' } });

			expect(sent).toMatchObject({ status: 400, body: { success: false, issues: [expect.any(String)] } });
			const run = await world.n8n.executions.waitFor(refusing.id);
			expect(itemsOf(run, 'Blink Trigger', 1)).toMatchObject([{ body: { hello: 'kitchen' } }]);
		});
	},
};
