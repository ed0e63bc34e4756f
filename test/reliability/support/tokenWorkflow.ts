import { chain, type NodeSketch } from '../../e2e/build';
import type { Credential } from '../../e2e/harness/workflow';
import type { Receiver } from './receivers';

export const TOKEN_WORKFLOW = 'relToken';

const blinkTrigger: NodeSketch = {
	name: 'In',
	type: 'n8n-nodes-blink.blinkTrigger',
	typeVersion: 1.1,
	parameters: {},
};

/** A receiver whose every run calls Blink. */
export function tokenReceiver(account: Credential): Receiver {
	const get: NodeSketch = {
		name: 'Get',
		type: 'n8n-nodes-blink.blink',
		parameters: { resource: 'order', operation: 'get', orderId: '123456' },
		credential: account,
	};
	return {
		who: 'Blink, Order > Get in every run',
		isOurs: true,
		isOnceSaved: true,
		workflow: chain(TOKEN_WORKFLOW, blinkTrigger, get),
		kind: 'blink.order',
		idsOf: (code) => ({ blink_order_id: code }),
	};
}
