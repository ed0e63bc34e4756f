import { webhookSample } from '../../../../sandbox';
import { readyWorkflow, senderProof } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { newOrderIn, playWebhook, statusCall, writesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('riders-to-blink-status', accounts, {
		'Keep the Picture': { url: `=${receiver.url}/proofs/{{ $json.fileName }}` },
	});

export const riders: Suite = {
	name: "workflow: what riders do, in Blink, and their proofs kept",
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		test.each([
			['ordatic.order-in-kitchen', 1, {}],
			['ordatic.order-ready-to-pick-up', 6, {}],
			['ordatic.rider-delivering', 2, {}],
			['ordatic.rider-completed', 3, {}],
			['ordatic.order-canceled', 4, { comment: 'The order was cancelled' }],
		] as const)('%s becomes status %i', async (kind, status, more) => {
			const orderId = newOrderIn(world);
			const { sent, calls } = await playWebhook(world, ready(world), 'Ordatic Rider Trigger', kind, { headers: senderProof, set: { 'data.orderId': orderId } });

			expect(sent.accepted).toBe(true);
			expect(writesOf({ calls })).toEqual([statusCall(orderId, status, more)]);
		});

		test('a new order does not go back to pending, and a rider who takes it is nothing to tell', async () => {
			const orderId = newOrderIn(world);
			for (const kind of ['ordatic.order-accepted', 'ordatic.rider-created'] as const) {
				const { run, calls } = await playWebhook(world, ready(world), 'Ordatic Rider Trigger', kind, { headers: senderProof, set: { 'data.orderId': orderId } });
				expect(run.status).toBe('success');
				expect(calls).toEqual([]);
			}
		});

		test('a picture is stored as it came, and listed', async () => {
			const { data } = webhookSample<{ data: { proofDelivery: string } }>('ordatic.rider-proof-delivery');
			const { run, calls, received } = await playWebhook(world, ready(world), 'Ordatic Rider Trigger', 'ordatic.rider-proof-delivery', {
				headers: senderProof,
				set: { 'data.orderId': '../7701' },
			});

			expect(received).toMatchObject([{ method: 'PUT', path: expect.stringMatching(/^\/proofs\/___7701-[A-Za-z0-9]{12}\.png$/), type: 'image/png' }]);
			expect(received[0]!.bytes.equals(Buffer.from(data.proofDelivery, 'base64'))).toBe(true);
			expect(itemsOf(run, 'List the Proof')).toMatchObject([{ orderId: '../7701', kind: 'image/png', text: null }]);
			expect(calls).toEqual([]);
		});

		test('two proofs of one order are two files and two rows, in any script', async () => {
			const { data } = webhookSample<{ data: { proofDelivery: string } }>('ordatic.rider-proof-delivery');
			const picture = Buffer.from(data.proofDelivery, 'base64');
			const proofs = [];
			for (const [orderId, more] of [['٧٧', ''], ['٧٧', 'x'], ['٧٨', '']] as const) {
				const { run, received } = await playWebhook(world, ready(world), 'Ordatic Rider Trigger', 'ordatic.rider-proof-delivery', {
					headers: senderProof,
					set: { 'data.orderId': orderId, 'data.proofDelivery': Buffer.concat([picture, Buffer.from(more)]).toString('base64') },
				});
				proofs.push({ path: received[0]!.path, row: itemsOf(run, 'List the Proof')[0]!.id });
			}

			expect(new Set(proofs.map(({ path }) => path)).size).toBe(3);
			expect(new Set(proofs.map(({ row }) => row)).size).toBe(3);
		});

		test('a proof in words is listed', async () => {
			const { run, received } = await playWebhook(world, ready(world), 'Ordatic Rider Trigger', 'ordatic.rider-proof-delivery', {
				headers: senderProof,
				set: { 'data.orderId': '7702', 'data.proofDelivery': 'Left with the neighbour' },
			});

			expect(received).toEqual([]);
			expect(itemsOf(run, 'List the Proof')).toMatchObject([{ orderId: '7702', kind: 'text', text: 'Left with the neighbour' }]);
		});
	},
};
