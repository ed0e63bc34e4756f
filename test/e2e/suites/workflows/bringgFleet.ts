import type { PayloadType } from '../../../../sandbox';
import { readyWorkflow, senderProof } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('bringg-fleet-to-logistics', accounts, {
		'Create the Task': { mappingBranchId: '12345' },
		'Tell Somebody': { url: `${receiver.url}/chat` },
	});

export const bringgFleet: Suite = {
	name: "workflow: deliveries for Bringg's merchants, by Blink Logistics",
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		let taskId: string;

		const change = async (kind: PayloadType, set: object = {}) =>
			await playWebhook(world, ready(world), 'Something Changed', kind, { headers: senderProof, set: { delivery_id: taskId, ...set } });

		test('a delivery becomes a task, and Bringg hears its ID', async () => {
			const { sent, calls } = await playWebhook(world, ready(world), 'A Delivery Comes In', 'bringg-fleet.delivery-created', {
				headers: senderProof,
				set: { 'way_points.1.phone': '+1 555 555 5556' },
			});

			taskId = world.sandbox.state.tasks.at(-1)!.taskId;
			expect(sent).toMatchObject({ accepted: true, body: { success: true, delivery_id: taskId } });
			expect(calls).toEqual([
				{
					method: 'POST',
					path: '/interface/v1/task',
					status: 200,
					body: {
						source: 'Bringg',
						mappingKey: '26528270',
						mappingCode: '002-758763-20210715',
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
		});

		test('Bringg hears a refusal when there is no task', async () => {
			// The sample's customer has no phone, which a rider needs.
			const { sent } = await playWebhook(world, ready(world), 'A Delivery Comes In', 'bringg-fleet.delivery-created', {
				headers: senderProof,
				set: { id: 26528271 },
			});

			expect(sent).toMatchObject({ accepted: false, status: 200, body: { success: false, error_message: expect.any(String) } });
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
				{ text: `Task ${taskId} is cancelled by Bringg: Customer cancelled the order. Stop its rider.` },
			]);
		});

		test('a change of a task that is not there goes to a person', async () => {
			const { received } = await change('bringg-fleet.updated-phone', { delivery_id: 'SOMEBODY-ELSES' });

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^Task SOMEBODY-ELSES could not be changed \(contact\): .*Task not found/) },
			]);
		});
	},
};
