import { createHash } from 'node:crypto';

import type { Credential, Workflow, WorkflowNode } from './harness/workflow';

export type NodeSketch = Pick<WorkflowNode, 'name' | 'type'> &
	Partial<Pick<WorkflowNode, 'typeVersion' | 'parameters'>> & { credential?: Credential };

/** A UUID that is the same whenever it is made from the same text. */
export function uuidOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
		'-',
	);
}

/** A workflow whose nodes follow each other, first output to first input. The first one is the trigger. */
export function chain(id: string, ...sketches: NodeSketch[]): Workflow {
	const nodes = sketches.map(
		({ credential, ...sketch }, index): WorkflowNode => ({
			id: uuidOf(`${id}/${sketch.name}`),
			typeVersion: 1,
			position: [index * 240, 0],
			parameters: {},
			...sketch,
			...(index === 0 && { webhookId: uuidOf(`${id}/webhook`) }),
			...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }),
		}),
	);
	const follows = nodes
		.slice(1)
		.map(({ name }, index) => [sketches[index]?.name, { main: [[{ node: name, type: 'main', index: 0 }]] }]);
	return { id, name: id, nodes, connections: Object.fromEntries(follows), settings: { executionOrder: 'v1' } };
}

/** A Blink Trigger. */
export function blinkTrigger(parameters: object = {}, credential?: Credential): NodeSketch {
	return {
		name: 'Blink Trigger',
		type: 'n8n-nodes-blink.blinkTrigger',
		typeVersion: 1.1,
		parameters: { ...parameters },
		credential,
	};
}

/** A Blink node that updates the status of the item's order. */
export function updateStatus(credential: Credential, parameters: object = {}): NodeSketch {
	return {
		name: 'Update Status',
		type: 'n8n-nodes-blink.blink',
		parameters: { resource: 'order', operation: 'updateStatus', orderId: '={{ $json.orderId }}', ...parameters },
		credential,
	};
}
