/**
 * The least that a node can do with n8n's own helpers: it reads one parameter of each item and sends one call, 50 at a time,
 * and looks at no answer. What it needs no node can do without; n8n loads it as a custom node, as a person may add one.
 */
class Least {
	description = {
		displayName: 'Least',
		name: 'least',
		group: ['transform'],
		version: 1,
		description: 'Sends a status for each order',
		defaults: { name: 'Least' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'blinkApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Order ID', name: 'orderId', type: 'string', default: '' },
		],
	};

	async execute() {
		const url = this.getNodeParameter('url', 0);
		const orders = this.getInputData().map((_, index) => this.getNodeParameter('orderId', index));
		const left = orders.keys();
		const items = [];
		const sendOthers = async () => {
			for (const item of left) {
				const body = { blink_order_id: orders[item], status: 6 };
				const request = { method: 'POST', url, body, json: true };
				const json = await this.helpers.httpRequestWithAuthentication.call(this, 'blinkApi', request);
				items[item] = { json, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: 50 }, sendOthers));
		return [items];
	}
}

module.exports = { Least };
