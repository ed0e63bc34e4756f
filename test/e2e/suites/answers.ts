import axios from 'axios';

import { blinkTrigger, chain } from '../build';
import { itemsOf } from '../harness/executions';
import type { Workflow } from '../harness/workflow';
import type { Suite } from '../suite';

const onceSaved = chain('answerOnceSaved', blinkTrigger());

const atOnce = chain('answerAtOnce', blinkTrigger({ options: { acknowledge: 'atOnce' } }));

const atTheEnd = chain('answerAtTheEnd', blinkTrigger({ respond: 'lastNode' }), {
	name: 'Do Nothing',
	type: 'n8n-nodes-base.noOp',
});

const refusing = chain('answerRefusing', blinkTrigger({ options: { unrecognizedPayload: 'reject' } }));

/** What the sender hears: in the end that is n8n's decision, not the node's. */
export const answers: Suite = {
	name: 'the answer to the sender',
	workflows: () => [onceSaved, atOnce, atTheEnd, refusing],
	tests: (world) => {
		const send = async (workflow: Workflow, options = {}) =>
			await world.sandbox.send('blink.order', world.n8n.webhookUrl(workflow, 'Blink Trigger'), options);

		test.each([
			['once the execution is saved', onceSaved],
			['at once', atOnce],
		])("is Blink's own JSON when given %s", async (_when, workflow) => {
			expect(await send(workflow)).toMatchObject({ status: 200, body: { success: true } });
			expect((await world.n8n.executions.waitFor(workflow.id)).status).toBe('success');
		});

		test('is given for a multipart body as well, of which n8n asks for it twice', async () => {
			const before = await world.n8n.executions.last(onceSaved.id);
			const answer = await axios.postForm(
				world.n8n.webhookUrl(onceSaved, 'Blink Trigger'),
				{ hello: 'kitchen' },
				{ proxy: false },
			);

			expect([answer.status, answer.data]).toEqual([200, { success: true }]);
			const run = await world.n8n.executions.waitFor(onceSaved.id, before);
			expect(itemsOf(run, 'Blink Trigger', 1)).toMatchObject([{ body: { hello: 'kitchen' } }]);
		});

		test("is Blink's own JSON when the last node has finished", async () => {
			expect(await send(atTheEnd)).toMatchObject({ status: 200, body: { success: true } });
			expect((await world.n8n.executions.list(atTheEnd.id)).map(({ status }) => status)).toEqual(['success']);
		});

		test('names the issues with status 400 when the workflow wants that, and keeps the body', async () => {
			const sent = await send(refusing, { body: { hello: 'kitchen' } });

			expect(sent).toMatchObject({ status: 400, body: { success: false, issues: [expect.any(String)] } });
			const run = await world.n8n.executions.waitFor(refusing.id);
			expect(itemsOf(run, 'Blink Trigger', 1)).toMatchObject([{ body: { hello: 'kitchen' } }]);
		});
	},
};
