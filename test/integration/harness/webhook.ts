import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';

import express, { type Request } from 'express';
import { WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { workflowOf, type NodeSetup } from './n8n';

/** What a call started: the items of the trigger's outputs. */
export type Started = INodeExecutionData[][];

export interface RunningTrigger {
	url: string;
	/** One entry per execution that a call started. */
	started: Started[];
	/** The node's part of the workflow's static data, as n8n would save it after each call. */
	staticData: IDataObject;
	/** What the "execution" does before the answer goes out; throw to make it fail. */
	execute: (items: Started) => Promise<IDataObject[]>;
	/** What n8n says when the execution failed: a worker's words differ. */
	failure: string;
	stop(): Promise<void>;
}

export interface TriggerSetup extends NodeSetup {
	/** 'manual' is a call to the editor's test URL. */
	mode?: WorkflowExecuteMode;
	/** As n8n's N8N_PROXY_HOPS: how many proxies stand before the server. */
	proxyHops?: number;
}

/**
 * A trigger behind a real web server on loopback: the node runs in n8n-core's WebhookContext, and what it returns is
 * treated as n8n's server does.
 */
export async function startTrigger(setup: TriggerSetup): Promise<RunningTrigger> {
	const { node, workflow, additionalData } = workflowOf(setup);
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!('webhook' in nodeType) || nodeType.webhook === undefined) throw new Error(`${node.type} is no trigger`);
	const webhook = nodeType.webhook;
	// As the editor saves a node: what the test does not set has its default.
	const { description } = nodeType;
	Object.assign(
		node.parameters,
		NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description),
	);
	const respond = node.parameters.respond;

	const app = express();
	if (setup.proxyHops !== undefined) app.set('trust proxy', setup.proxyHops);
	const trigger: RunningTrigger = {
		url: '',
		started: [],
		staticData: workflow.getStaticData('node', node),
		execute: async (items) => items.flat().map(({ json }) => json),
		failure: 'Error in workflow',
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};

	app.post('/webhook', async (request, response) => {
		try {
			await readBody(request);
		} catch {
			response.status(422).json({ message: 'Failed to parse request body' });
			return;
		}
		const context = new WebhookContext(
			workflow,
			node,
			{ ...additionalData, httpRequest: request, httpResponse: response },
			setup.mode ?? 'webhook',
			{ webhookDescription: nodeType.description.webhooks![0]! } as IWebhookData,
			[],
			null,
		);
		const result: IWebhookResponseData = await webhook.call(context);
		const { workflowData } = result;
		if (workflowData !== undefined) trigger.started.push(workflowData as Started);
		if (result.noWebhookResponse === true) return;
		if (workflowData === undefined) {
			response.json(result.webhookResponse ?? { message: 'Webhook call received' });
			return;
		}
		try {
			const lastItems = await trigger.execute(workflowData as Started);
			const answer = respond === 'onReceived' ? result.webhookResponse : lastItems;
			response.status(200);
			response.setHeader('Content-Security-Policy', 'sandbox');
			response.json(answer);
		} catch {
			response.status(500).json({ message: trigger.failure });
		}
	});

	const server: Server = createServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	trigger.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
	return trigger;
}

/** As n8n's server does: parses what is declared as JSON, form or text, and leaves the rest to readRawBody. */
async function readBody(request: Request): Promise<void> {
	const contentType = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
	const raw: { contentType?: string; rawBody?: Buffer; readRawBody: () => Promise<void> } = {
		contentType,
		readRawBody: async () => {
			const chunks: Buffer[] = [];
			let size = 0;
			for await (const chunk of request) {
				size += (chunk as Buffer).length;
				if (size > 16 * 1024 * 1024) throw new Error('request entity too large');
				chunks.push(chunk as Buffer);
			}
			Object.assign(request, { rawBody: Buffer.concat(chunks) });
		},
	};
	Object.assign(request, raw);
	const readers: Record<string, (text: string) => unknown> = {
		'application/json': (text) => JSON.parse(text.replace(/^\uFEFF/, '')),
		'application/x-www-form-urlencoded': parseForm,
		'text/plain': (text) => text,
	};
	const read = readers[contentType ?? ''];
	if (read === undefined) return;
	await raw.readRawBody();
	const { rawBody } = request as unknown as { rawBody: Buffer };
	if (rawBody.length > 0) request.body = read(rawBody.toString('utf8'));
}
