import type { IExecuteFunctions } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import type { Api, EndpointName } from '../http/api';
import { apiClient, type ApiClient } from '../http/client';
import { openSession } from '../http/session';

/**
 * The clients of a run, one for each item so that errors are reported on it. Together they make no more than
 * `concurrentRequests` calls at the same time, and share what is known of the vendor and of the account: the token, a pause that
 * the vendor asks for, and that it cannot be reached. The timeout is in seconds. Once `isOver`, nothing more is sent.
 */
export function clientsOf<Of extends Api>(
	context: IExecuteFunctions,
	api: Of,
	{ timeout, concurrentRequests }: { timeout: number; concurrentRequests: number },
): (itemIndex: number, isOver?: () => boolean) => ApiClient<EndpointName<Of>> {
	const atATime = pLimit(concurrentRequests);
	const session = openSession();
	return (itemIndex, isOver) => {
		const client = apiClient(context, api, { itemIndex, timeoutSeconds: timeout, session, isOver });
		return { call: async (endpoint, request) => await atATime(async () => await client.call(endpoint, request)) };
	};
}
