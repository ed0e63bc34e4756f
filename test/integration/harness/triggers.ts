import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { startTrigger, type RunningTrigger, type TriggerSetup } from './webhook';

const client = axios.create({ validateStatus: () => true, proxy: false });
const running: RunningTrigger[] = [];
let count = 0;

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (each) => await each.stop()));
});

export interface TriggerUnderTest extends RunningTrigger {
	/** Posts a body: JSON unless it is a text, which is sent as it stands. */
	post(body: unknown, config?: AxiosRequestConfig): Promise<AxiosResponse>;
	/** The JSON of all that came out of Event, and out of Unrecognized. */
	events(): IDataObject[];
	unrecognized(): IDataObject[];
	/** The last item that came out of Event, with its binary data. */
	lastItem(): INodeExecutionData;
}

/** Starts a trigger for one test. Each is another node, so that none remembers another's events. */
export async function aTrigger(
	type: string,
	parameters: TriggerSetup['parameters'] = {},
	more: Partial<TriggerSetup> = {},
): Promise<TriggerUnderTest> {
	const trigger = await startTrigger({ type, parameters, settings: { id: `${type}-${count++}` }, ...more });
	running.push(trigger);
	const items = (output: number) => trigger.started.flatMap((outputs) => outputs[output] ?? []);
	return Object.assign(trigger, {
		post: async (body: unknown, config: AxiosRequestConfig = {}) =>
			await client.post(trigger.url, typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body), {
				transformRequest: (text: unknown) => text,
				...config,
				headers: { 'Content-Type': 'application/json', ...config.headers },
			}),
		events: () => items(0).map(({ json }) => json),
		unrecognized: () => items(1).map(({ json }) => json),
		lastItem: () => items(0).at(-1)!,
	});
}
