import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import { z } from '../bundled/zod';
import type { Api, EndpointName } from '../http/api';
import { apiClient, type ApiClient } from '../http/client';
import { openSession } from '../http/session';
import { wholeNumber } from '../parsing/strict';
import { issuesOf, joinLines } from './parameters';

/** How many calls are made at the same time by default. */
export const defaultConcurrency = 10;
export const maxConcurrency = 50;

/** The longest wait for a response, in seconds. */
export const longestTimeout = 600;

/** A whole number within bounds that has a default: an expression that finds nothing means it. */
export function withDefault(value: number, min: number, max?: number) {
	return z.preprocess((input) => input ?? undefined, wholeNumber(min, max).default(value));
}

/** The options that every operation has: seconds to wait for a response, and calls at the same time. */
export const defaultSettings = {
	timeout: withDefault(60, 1, longestTimeout),
	concurrentRequests: withDefault(defaultConcurrency, 1, maxConcurrency),
};

/** The options of a run: those of the first item, since calls share them. Throws a NodeOperationError that names the option. */
export function settingsOf<Shape extends z.ZodRawShape>(
	context: IExecuteFunctions,
	fields: INodeProperties[],
	shape: Shape,
) {
	const result = z.object({ options: z.object(shape).default({} as never) }).safeParse({
		options: context.getNodeParameter('options', 0, {}) ?? {},
	});
	if (result.success) return result.data.options as z.output<z.ZodObject<Shape>>;
	throw new NodeOperationError(context.getNode(), joinLines(issuesOf(result.error, fields)), { itemIndex: 0 });
}

/**
 * The clients of a run, one for each item so that errors are reported on it. Together they make no more than
 * `concurrentRequests` calls at the same time, and share a session. The timeout is in seconds. Once `isOver`, nothing more is
 * sent.
 */
export function clientsOf<Of extends Api>(
	context: IExecuteFunctions,
	api: Of,
	{ timeout, concurrentRequests }: { timeout: number; concurrentRequests: number },
): (itemIndex: number, isOver?: () => boolean) => ApiClient<EndpointName<Of>> {
	const limit = pLimit(concurrentRequests);
	const session = openSession();
	return (itemIndex, isOver) => {
		const client = apiClient(context, api, { itemIndex, timeoutSeconds: timeout, session, isOver });
		return { call: async (endpoint, request) => await limit(async () => await client.call(endpoint, request)) };
	};
}

/** Shows lines about a run in the node's output pane, each once: n8n folds several into one line. */
export function hints(context: IExecuteFunctions): (message: string) => void {
	const shown = new Set<string>();
	return (message) => {
		if (shown.has(message)) return;
		shown.add(message);
		context.addExecutionHints({
			message,
			type: 'warning',
			location: 'outputPane',
			group: { key: 'answer', summary: '{count} hints about the answer' },
		});
	};
}
