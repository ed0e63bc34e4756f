import type { PayloadType } from '../../../../sandbox';
import { newBringgTask } from '../../../../sandbox/seed';
import { readyWorkflow } from '../../example';
import type { Credential } from '../../harness/workflow';
import type { Suite, Surroundings } from '../../suite';
import { rowsOf } from '../../harness/dataTable';
import { playWebhook } from './play';

/** What Bringg proves itself with: a key for each merchant. */
const keys = { first: 'key-of-the-first-merchant', second: 'key-of-the-second-merchant' };
const byKeys: Credential = {
	id: 'bringgMerchants1',
	name: "Bringg's merchants",
	type: 'deliveryWebhookApi',
	data: {
		type: 'headerValues',
		headerName: 'Authorization',
		headerValues: {
			values: [
				{ account: 'First Merchant', key: keys.first },
				{ account: 'Second Merchant', key: keys.second },
			],
		},
	},
};

const ready = ({ accounts, receiver }: Surroundings) => {
	const theirs = accounts.filter(({ type, id }) => type !== 'deliveryWebhookApi' && id !== 'sandboxBringgFl2');
	const workflow = readyWorkflow('bringg-fleet-answers', [...theirs, byKeys], {
		'Create the Task': { mappingBranchId: '12345' },
		'Tell Somebody': { url: `${receiver.url}/chat` },
	});
	const { id, name, type } = accounts.find(({ id }) => id === 'sandboxBringgFl2')!;
	const second = workflow.nodes.find((node) => node.name === 'Tell the Second Merchant')!;
	second.credentials = { [type]: { id, name } };
	return workflow;
};

/** A delivery as Bringg has it, in the sandbox: new, and not those that other tests use. */
let number = 500;

export const bringgFleetAnswers: Suite = {
	name: "workflow: deliveries for Bringg's merchants, and every step back to Bringg",
	credentials: [byKeys],
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		let taskId: string;

		const play = async (trigger: string, kind: PayloadType, set: object, key?: string) =>
			await playWebhook(world, ready(world), trigger, kind, {
				set: { ...set },
				...(key && { headers: { Authorization: key } }),
			});
		/** A new delivery of a merchant: what is sent, and its number at Bringg. */
		const deliver = async (key: string, more: object = {}) => {
			number += 1;
			const task = newBringgTask(number, `FLEET-${number}`);
			world.sandbox.state.bringgTasks.push(task);
			const set = { id: task.id, external_id: task.external_id, 'way_points.1.phone': '+1 555 555 5556', ...more };
			const send = async () => await play('A Delivery Comes In', 'bringg-fleet.delivery-created', set, key);
			return { ...(await send()), task, again: send };
		};
		const change = async (kind: PayloadType, set: object = {}) =>
			await play('Something Changed', kind, { delivery_id: taskId, ...set }, keys.first);
		/** What Bringg is told, login aside: the call's name, and what it says. */
		const told = ({ calls }: Awaited<ReturnType<typeof play>>) =>
			calls
				.filter(({ path }) => path.startsWith('/open_fleet_services/'))
				.map(({ path, body }) => {
					const { task_id: id, pickup_dropoff_option: stop } = body as { task_id: number; pickup_dropoff_option?: string };
					return [path.split('/')[2], id, ...(stop ? [stop] : [])];
				});

		test('a delivery becomes a task, and Bringg hears its ID; sent once more, it stays one', async () => {
			const { sent, calls, task, again } = await deliver(keys.first);

			taskId = world.sandbox.state.tasks.at(-1)!.taskId;
			expect(sent).toMatchObject({ accepted: true, body: { success: true, delivery_id: taskId } });
			expect(calls).toEqual([
				{
					method: 'POST',
					path: '/interface/v1/task',
					status: 200,
					body: {
						source: 'Bringg',
						mappingKey: String(task.id),
						mappingCode: task.external_id,
						mappingBranchId: '12345',
						paymentType: 'ONLINE',
						description: 'Details: Mild Chicken Sandwich, Quantity: 2',
						instruction: '',
						customerName: "Mike's Quickstop",
						customerEmail: 'customer@example.com',
						customerAddress: '95 Fifth Ave, Pittsburgh, PA , USA',
						customerPhone: '+15555555556',
						lat: '40.4417274',
						lng: '-80.0027365',
						pickUpTime: '2021-07-15T16:26:03.411Z',
						deliveryTime: '2021-07-15T16:56:03.411Z',
						type: 1,
					},
				},
			]);

			const repeated = await again();
			expect(repeated.calls).toEqual([]);
			expect(repeated.sent).toMatchObject({ accepted: true, body: { success: true, delivery_id: taskId } });
		});

		test('outside the hours Bringg hears that it is refused, and why', async () => {
			const { sent, calls } = await deliver(keys.first, { 'way_points.0.scheduled_at': '2026-07-15T04:00:00.000Z' });

			expect(sent).toMatchObject({
				accepted: false,
				status: 200,
				body: { success: false, error_message: 'We deliver from 11:00 to 23:30.' },
			});
			expect(calls).toEqual([]);
		});

		test('without a task Bringg hears a refusal, a person the reason, and the same delivery may come again', async () => {
			// The sample's customer has no phone, which a rider needs.
			const { sent, received, task } = await deliver(keys.first, { 'way_points.1.phone': null });

			expect(sent).toMatchObject({ accepted: false, status: 200, body: { success: false, error_message: expect.stringMatching(/phone/i) } });
			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(new RegExp(`^The delivery FLEET-\\d+ \\(Bringg ${task.id}\\) of First Merchant was refused\\. .*\\n.*/executions/\\d+$`, 's')) },
			]);
			const set = { id: task.id, external_id: task.external_id, 'way_points.1.phone': '+15555555556' };
			const again = await play('A Delivery Comes In', 'bringg-fleet.delivery-created', set, keys.first);
			expect(again.sent.body).toMatchObject({ success: true });
		});

		test('where it is not known whether there is a task, it is never asked for twice', async () => {
			world.sandbox.switches.faults.push({ kind: 'drop', path: '/interface/v1/task', applied: true });
			const { sent, again } = await deliver(keys.first);
			const repeated = await again();

			expect(sent.body).toMatchObject({ success: false });
			expect(repeated.sent.body).toMatchObject({ success: false, error_message: 'We are already looking for a rider.' });
			expect(repeated.calls).toEqual([]);
			expect(repeated.received.map(({ json }) => json)).toEqual([
				{ text: expect.stringContaining('it is not known whether the first one got a rider') },
			]);
		});

		test('every step of the rider goes back to Bringg with its time, and the proof', async () => {
			const { task } = await deliver(keys.first);
			const { taskId: own } = world.sandbox.state.tasks.at(-1)!;
			const step = async (kind: PayloadType) => await play('A Rider Does Something', kind, { 'data.taskId': own });

			const assigned = await step('logistics.task-assigned');
			expect(told(assigned)).toEqual([
				['assign_driver', task.id],
				['start_task', task.id],
			]);
			const { user, reported_time: at } = assigned.calls.at(-2)!.body as { user: object; reported_time: number };
			expect(user).toMatchObject({ name: 'Test Rider', phone: '+923213456789' });
			expect(Math.abs(Date.now() - at)).toBeLessThan(60_000);
			expect(told(await step('logistics.task-accepted'))).toEqual([]);
			expect(told(await step('logistics.task-arrived'))).toEqual([['checkin', task.id, 'pickup']]);
			expect(told(await step('logistics.task-started'))).toEqual([['checkout', task.id, 'pickup']]);
			expect(told(await step('logistics.task-finished'))).toEqual([
				['checkin', task.id, 'dropoff'],
				['end_task', task.id],
			]);
			const proof = await play('Ordatic Rider Trigger', 'ordatic.rider-proof-delivery', { 'data.orderId': task.external_id }, keys.first);
			expect(told(proof)).toEqual([['create_note', task.id, 'dropoff']]);
			expect(proof.calls.at(-1)!.body).toMatchObject({ type: 'TaskPhoto', image: expect.stringMatching(/^data:image\/png;base64,iVBOR/) });
			expect(task.status).toBe(4);
			expect(await rowsOf(world.n8n, 'bringg_deliveries')).toContainEqual(
				expect.objectContaining({ deliveryId: String(task.id), account: 'First Merchant', taskId: own, rider: 'Test Rider +923213456789' }),
			);
		});

		test('the second merchant is told through an account of its own', async () => {
			const { task } = await deliver(keys.second);
			const { taskId: own } = world.sandbox.state.tasks.at(-1)!;
			const played = await play('A Rider Does Something', 'logistics.task-arrived', { 'data.taskId': own });

			expect(told(played)).toEqual([['checkin', task.id, 'pickup']]);
			expect(played.calls.find(({ path }) => path === '/oauth/token')?.body).toMatchObject({ client_id: 'second-client' });
		});

		test("a task that is not Bringg's is left alone", async () => {
			const { calls, received } = await play('A Rider Does Something', 'logistics.task-arrived', { 'data.taskId': 'OURS-1' });

			expect([calls, received]).toEqual([[], []]);
		});

		test('what Bringg does not take goes to a person', async () => {
			const { task } = await deliver(keys.first);
			const { taskId: own } = world.sandbox.state.tasks.at(-1)!;
			world.sandbox.switches.faults.push({ kind: 'refusal', path: '/open_fleet_services/checkin', message: 'No such delivery' });
			const { received } = await play('A Rider Does Something', 'logistics.task-arrived', { 'data.taskId': own });

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(new RegExp(`^Bringg could not be told what became of its delivery ${task.id} \\(at pickup\\)\\. .*No such delivery`, 's')) },
			]);
		});

		test.each<[string, PayloadType, object]>([
			['address', 'bringg-fleet.updated-address', { customerAddress: '6307 LAKE WHEELER RD', lat: '35.6959427', lng: '-78.69186169999999' }],
			['coordinates', 'bringg-fleet.updated-coordinates', { lat: '36', lng: '-79' }],
			['part of an address', 'bringg-fleet.updated-address-second-line', { instruction: 'New address second line: Apartment 3' }],
			['city', 'bringg-fleet.updated-city', { instruction: 'New city: Chicago', deliveryTime: '2020-07-16T14:37:27.000Z' }],
			['phone', 'bringg-fleet.updated-phone', { customerPhone: '+15555555556' }],
			['name', 'bringg-fleet.updated-name', { customerName: 'Name Changed', deliveryTime: '2020-07-16T14:02:41.000Z' }],
			['email', 'bringg-fleet.updated-email', { customerEmail: 'customer@example.com' }],
			['note', 'bringg-fleet.updated-note', { instruction: 'Customer added a note' }],
			['quantity', 'bringg-fleet.updated-inventory', { instruction: 'Mild Chicken Sandwich: 3' }],
		])('a new %s reaches the task, and nothing else', async (_what, kind, changes) => {
			const { sent, calls } = await change(kind);

			expect(sent).toMatchObject({ accepted: true, body: { success: true } });
			expect(calls).toEqual([{ method: 'PUT', path: '/interface/v1/task', status: 200, body: { taskId, type: 1, ...changes } }]);
		});

		test.each<[string, PayloadType]>([
			['at the pickup', 'bringg-fleet.updated-zipcode'],
			['of the packages', 'bringg-fleet.updated-packages'],
		])('a change %s is left out', async (_what, kind) => {
			const { run, calls } = await change(kind);

			expect(run.status).toBe('success');
			expect(calls).toEqual([]);
		});

		test('a cancelled delivery goes to a person', async () => {
			const { calls, received } = await change('bringg-fleet.delivery-cancelled');

			expect(calls).toEqual([]);
			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(new RegExp(`^The delivery FLEET-\\d+ \\(task ${taskId}\\) is canceled by Bringg: Customer cancelled the order\\. Stop its rider\\.\\n`)) },
			]);
		});

		test('a change of a task that is not there goes to a person', async () => {
			const { received } = await change('bringg-fleet.updated-phone', { delivery_id: 'SOMEBODY-ELSES' });

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^Task SOMEBODY-ELSES could not be changed \(contact\), .*Task not found/s) },
			]);
		});
	},
};
