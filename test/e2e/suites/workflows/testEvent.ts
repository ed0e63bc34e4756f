import { senders } from '../../../support/senders';
import { webhookSample, type PayloadType } from '../../../../sandbox';
import { chain } from '../../build';
import { exampleWorkflow, readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { fillIn, stranger } from './form';

const ready = ({ accounts }: Pick<Surroundings, 'accounts'>) => readyWorkflow('send-a-test-event', accounts);

/** One trigger for each sender, freshly dragged in. */
const targets = new Map(
	senders.map(({ name, trigger }) => [
		name as string,
		chain(`test-event-${name}`, { name: 'Trigger', type: `n8n-nodes-blink.${trigger}`, typeVersion: 1.1, parameters: { simplify: false } }),
	]),
);

/** What each choice is made of, and what a trigger says of it. */
const choices: Array<[choice: string, sender: string, kind: PayloadType]> = [
	['Blink: new order', 'blink', 'blink.order'],
	['Blink: order accepted', 'blink', 'blink.order-status'],
	['Blink: order rejected', 'blink', 'blink.order-status'],
	['Blink Logistics: rider assigned', 'logistics', 'logistics.task-assigned'],
	['Blink Logistics: on the way', 'logistics', 'logistics.task-started'],
	['Blink Logistics: delivered', 'logistics', 'logistics.task-finished'],
	['Blink Logistics: canceled', 'logistics', 'logistics.task-cancelled'],
	['Blend: new order', 'blend', 'blend.order-created'],
	['Blend: order ready', 'blend', 'blend.to-app-prepared'],
	['Bringg: driver accepted', 'bringg', 'bringg.order-accepted'],
	['Bringg: delivered', 'bringg', 'bringg.order-done'],
	['Bringg: late', 'bringg', 'bringg.order-late'],
	['Bringg: delivery for you as a fleet', 'bringg', 'bringg-fleet.delivery-created'],
	['Ordatic: rider found', 'ordatic', 'ordatic.rider-created'],
	['Ordatic: on the way', 'ordatic', 'ordatic.rider-delivering'],
	['Ordatic: delivered', 'ordatic', 'ordatic.rider-completed'],
	['Ordatic: proof of delivery', 'ordatic', 'ordatic.rider-proof-delivery'],
];

/** Names and times of a body, by their paths: what may differ from the vendor's sample. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
	if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
	return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path ? `${path}.${key}` : key)]));
}

export const testEvent: Suite = {
	name: 'workflow: a test event, without a terminal',
	workflows: (_account, accounts) => [ready({ accounts }), ...targets.values()],
	tests: (world) => {
		const form = () => world.n8n.webhookUrl(ready(world), 'Send a Test Event');

		test('offers what is tested here, and nothing else', () => {
			const { parameters } = exampleWorkflow('send-a-test-event').nodes.find(({ name }) => name === 'Send a Test Event')!;
			const [{ fieldOptions }] = (parameters.formFields as { values: [{ fieldOptions: { values: Array<{ option: string }> } }] }).values;
			expect(fieldOptions.values.map(({ option }) => option)).toEqual(choices.map(([choice]) => choice));
		});

		test.each(choices)('%s', async (choice, sender, kind) => {
			const target = targets.get(sender)!;
			const before = await world.n8n.executions.last(target.id);
			const { values: words } = await fillIn(form(), [choice, world.n8n.webhookUrl(target, 'Trigger')]);

			expect(words).toMatch(/\(TEST\d{6}\) was answered 200 The trigger has it\./);
			const [number] = /TEST\d{6}/.exec(words)!;
			const run = await world.n8n.executions.waitFor(target.id, before);
			const items = itemsOf(run, 'Trigger');
			expect(items).toHaveLength(1);
			const sent = leaves(items[0]);
			const sample = leaves(webhookSample(kind));
			// The order's own number and its customer say what it is, and no time is an old one.
			expect([...sent.values()]).toContain(number);
			const old = [...sent].filter(([, value]) => typeof value === 'string' && /^20(1\d|2[0-5])-/.test(value));
			expect(old.filter(([path]) => /(created_at|due_at|scheduled_at|updated_at|event_time)$/.test(path) && !path.includes('customer.') && !/task_notes|way_points\.\d\.(created|updated)/.test(path))).toEqual([]);
			const names = [...sent].filter(([path]) => /customer_name$|way_points\.\d\.customer\.name$|agent\.name$/.test(path));
			expect(names.filter(([, value]) => !String(value).startsWith('TEST'))).toEqual([]);
			// All else that is sent is the vendor's. A trigger writes numbers as numbers.
			const changed = [...sent].filter(([path, value]) => sample.has(path) && !/TEST|^20\d\d-/.test(String(value)) && String(sample.get(path)) !== String(value) && Number(sample.get(path)) !== Number(value));
			expect(changed.filter(([path]) => !/^(id|status|statusText|is_pre_order)$/.test(path)).map(([path]) => path)).toEqual([]);
		});

		test.each([
			['https://example.org/', 'That is not the address of a trigger'],
			['http://127.0.0.1:5678/rest/login', 'That is not the address of a trigger'],
		])('%s is not called', async (address, words) => {
			expect((await fillIn(form(), ['Blink: new order', address])).values).toContain(words);
		});

		test('a trigger that does not listen, and one that wants a proof, are told apart', async () => {
			const nowhere = world.n8n.webhookUrl(targets.get('blink')!, 'Trigger').replace(/webhook\/[\w-]+/, 'webhook/nobody');
			expect((await fillIn(form(), ['Blink: new order', nowhere])).values).toMatch(/was answered 404 No trigger listens there/);
		});

		test('nobody opens the form without the password', async () => {
			expect(await stranger(form())).toBe(401);
		});
	},
};
