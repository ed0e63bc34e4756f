import axios from 'axios';

import { readyWorkflow, staffAccounts } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { newOrderIn, statusesOf } from './play';

const ready = ({ accounts }: Pick<Surroundings, 'accounts'>) => readyWorkflow('assistant', accounts);

interface Tool {
	name: string;
	description: string;
	inputSchema: { properties?: Record<string, unknown> };
}

export const assistant: Suite = {
	name: 'workflow: Blink for an assistant, over MCP',
	workflows: (_account, accounts) => [ready({ accounts })],
	tests: (world) => {
		let session: string | undefined;
		/** One call of the protocol, as an assistant's client makes it. */
		const ask = async <Result>(method: string, params: object, headers: object = {}): Promise<Result> => {
			const answer = await axios.post<string>(
				world.n8n.webhookUrl(ready(world), 'Blink'),
				{ jsonrpc: '2.0', ...(method.startsWith('notifications/') ? {} : { id: 1 }), method, params },
				{
					headers: {
						accept: 'application/json, text/event-stream',
						authorization: `Bearer ${staffAccounts[1].data.token}`,
						...(session && { 'mcp-session-id': session }),
						...headers,
					},
					proxy: false,
					responseType: 'text',
					transformResponse: (text: string) => text,
				},
			);
			session = (answer.headers['mcp-session-id'] as string | undefined) ?? session;
			const json = /^data: (.*)$/m.exec(answer.data)?.[1] ?? (answer.data || '{}');
			const { result, error } = JSON.parse(json) as { result: Result; error?: { message: string } };
			if (error) throw new Error(error.message);
			return result;
		};
		const call = async (name: string, args: object) => {
			const { content, isError } = await ask<{ content: Array<{ text: string }>; isError?: boolean }>('tools/call', { name, arguments: args });
			return { text: content.map(({ text }) => text).join('\n'), isError: isError === true };
		};

		beforeAll(async () => {
			const client = { name: 'test', version: '1' };
			await ask('initialize', { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: client });
			await ask('notifications/initialized', {});
		});

		test('offers five tools; those that change something wait for a yes', async () => {
			const { tools } = await ask<{ tools: Tool[] }>('tools/list', {});

			expect(tools.map(({ name }) => name).sort()).toEqual([
				'Accept_an_Order',
				'Find_an_Order',
				'List_Orders',
				'Reject_an_Order',
				'Set_Stock_and_Price',
			]);
			for (const { name, description } of tools) {
				const reads = /^(Find|List)/.test(name);
				expect(/only when the person has said yes/.test(description)).toBe(!reads);
			}
			expect(Object.keys(tools.find(({ name }) => name === 'Reject_an_Order')!.inputSchema.properties!).sort()).toEqual([
				'order_id',
				'reason',
			]);
		});

		test('reads, accepts and rejects', async () => {
			const orderId = newOrderIn(world);
			expect((await call('Find_an_Order', { order_id: orderId })).text).toContain(orderId);

			await call('Accept_an_Order', { order_id: orderId });
			await call('Reject_an_Order', { order_id: orderId, reason: 'We have run out of milk' });
			expect(statusesOf(world, orderId)).toEqual([1, 4]);
		});

		test('does not take back an order that is delivered', async () => {
			const orderId = newOrderIn(world);
			world.sandbox.state.orders.at(-1)!.status = 3;

			const accepted = await call('Accept_an_Order', { order_id: orderId });
			const rejected = await call('Reject_an_Order', { order_id: orderId, reason: 'Too late' });

			expect([accepted.text, rejected.text]).toEqual([
				expect.stringContaining('Blink has the order at delivered already'),
				expect.stringContaining('Blink has the order at delivered already'),
			]);
			expect(statusesOf(world, orderId)).toEqual([]);
		});

		test('sets stock and price', async () => {
			const { isError } = await call('Set_Stock_and_Price', { product_id: '257327', branch: '12345', price: 111, discount_price: 0, stock: 9 });

			expect(isError).toBe(false);
			expect(world.sandbox.state.products.find(({ id }) => id === '257327')).toMatchObject({
				price: 111,
				branches: expect.arrayContaining([expect.objectContaining({ id: '12345', stock_quantity: 9 })]),
			});
		});

		test('hears what went wrong', async () => {
			expect((await call('Find_an_Order', { order_id: '1' })).text).toContain('Order not found');
		});

		test('is refused without the secret', async () => {
			await expect(ask('tools/list', {}, { authorization: 'Bearer wrong' })).rejects.toThrow(/40[13]/);
		});
	},
};
