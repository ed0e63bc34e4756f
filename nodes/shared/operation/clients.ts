import type { IExecuteFunctions } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import type { Api, EndpointName } from '../http/api';
import { apiClient, type ApiClient } from '../http/client';
import { openGate } from '../http/gate';

/**
 * The clients of a run, one for each item so that errors are reported on it. Together they make no more than
 * `callsInFlight` calls at the same time, and wait together when the vendor asks for a pause or cannot be reached. The timeout is in seconds.
 */
export function clientsOf<Of extends Api>(
	context: IExecuteFunctions,
	api: Of,
	{ timeout, callsInFlight }: { timeout: number; callsInFlight: number },
): (itemIndex: number) => ApiClient<EndpointName<Of>> {
	const atATime = pLimit(callsInFlight);
	const gate = openGate();
	return (itemIndex) => {
		const client = apiClient(context, api, { itemIndex, timeoutSeconds: timeout, gate });
		return { call: async (endpoint, request) => await atATime(async () => await client.call(endpoint, request)) };
	};
}
