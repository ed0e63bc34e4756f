import { uuidOf, type NodeSketch } from './build';
import type { Workflow, WorkflowNode } from './harness/workflow';

/** The name of the node that starts such a workflow. */
export const FAN_START = 'Start';

/**
 * A workflow that starts with n8n's own Webhook node, called by POST, from which every other node has a branch of its own.
 * n8n runs the branches one after the other, in the order given; a node may read what an earlier one gave.
 */
export function fan(id: string, ...sketches: NodeSketch[]): Workflow {
	const start: WorkflowNode = {
		id: uuidOf(`${id}/${FAN_START}`),
		name: FAN_START,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		parameters: { httpMethod: 'POST', path: id, responseMode: 'onReceived', options: {} },
		webhookId: uuidOf(`${id}/webhook`),
	};
	const branches = sketches.map(
		({ credential, ...sketch }, index): WorkflowNode => ({
			id: uuidOf(`${id}/${sketch.name}`),
			typeVersion: 1,
			// The order of the branches is that of their nodes on the canvas.
			position: [300, index * 160],
			parameters: {},
			...sketch,
			...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }),
		}),
	);
	const targets = branches.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	return {
		id,
		name: id,
		nodes: [start, ...branches],
		connections: { [FAN_START]: { main: [targets] } },
		settings: { executionOrder: 'v1' },
	};
}
