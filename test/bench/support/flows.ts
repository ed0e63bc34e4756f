import axios from 'axios';

import { chain, type NodeSketch } from '../../e2e/build';
import type { RunningN8n } from '../../e2e/harness/n8n';
import type { Workflow } from '../../e2e/harness/workflow';

export const code = (name: string, jsCode: string): NodeSketch => ({
	name,
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: { jsCode },
});

const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'none' };

/**
 * A workflow that is called, does its work, counts the items it ended with, and answers with their number. Its runs are not
 * kept: storing thousands of items would fall into the next round.
 */
export function counted(id: string, ...work: NodeSketch[]): Workflow {
	const call: NodeSketch = {
		name: 'In',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { httpMethod: 'POST', path: id, responseMode: 'lastNode', options: {} },
	};
	const count = code('Count', 'return [{ json: { count: $input.all().length } }];');
	return { ...chain(id, call, ...work, count), settings };
}

/**
 * Calls such a workflow and waits for its answer.
 * @throws unless it ended with that many items.
 */
export async function runCounted(n8n: RunningN8n, workflow: Workflow, expected: number): Promise<void> {
	const { data } = await axios.post<{ count?: number }>(n8n.webhookUrl(workflow, 'In'), {}, { proxy: false });
	if (data.count !== expected) {
		throw new Error(`${workflow.id} ended with ${data.count ?? JSON.stringify(data)} items, not ${expected}.`);
	}
}

/** An HTTP Request node as a person sets it up by hand, with the token pasted in. */
export function httpRequest(token: string, parameters: object): NodeSketch {
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${token}` }] },
			options: {},
			...parameters,
		},
	};
}
