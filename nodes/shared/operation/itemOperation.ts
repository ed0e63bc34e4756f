import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { z } from '../bundled/zod';
import type { Api, EndpointName } from '../http/api';
import type { ApiClient } from '../http/client';
import { clientsOf } from './clients';
import { withOptions } from './fields';
import { hints } from './hints';
import type { ItemContext, Operation, OperationOption, RunContext } from './operation';
import { parametersReader } from './parameters';
import { placementsOf } from './placed';
import { runItems } from './runItems';
import { defaultSettings, settingsOf } from './settings';

/**
 * An operation that turns each input item into one request. It is data and small functions: no loop, no try/catch
 * and no URL. Errors thrown inside are reported on the item.
 */
export interface ItemOperation<Name extends string, Parameters extends z.ZodTypeAny, Response> {
	option: OperationOption;
	/** The fields a person fills in. The options that every operation has are added. */
	fields: INodeProperties[];
	/** Checks what was filled in, keyed by the fields' names. Issues name the field by its display name. */
	parameters: Parameters;
	/**
	 * The record that the request changes: items of the same one are sent one after the other, in their order. Left out,
	 * or undefined for an item, the item waits for none.
	 */
	orderingKey?(parameters: z.output<Parameters>): string | undefined;
	/** Whether it places something, which must not be placed twice: an order, a rider. */
	places?: true;
	send(api: ApiClient<Name>, parameters: z.output<Parameters>, facts: ItemContext): Promise<Response>;
	/** What the answer becomes in the workflow: one item or many. */
	output(response: Response, parameters: z.output<Parameters>, facts: RunContext): object | object[];
}

/** Makes an operation per item of an API. */
export function itemOperation<Of extends Api, Parameters extends z.ZodTypeAny, Response>(
	api: Of,
	{
		option,
		parameters,
		orderingKey,
		places,
		send,
		output,
		...own
	}: ItemOperation<EndpointName<Of>, Parameters, Response>,
): Operation {
	const fields = withOptions(own.fields);

	async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
		const { timeout, concurrentRequests } = settingsOf(context, fields, defaultSettings);
		const clientFor = clientsOf(context, api, { timeout, concurrentRequests });
		const facts: RunContext = { timezone: context.getTimezone(), concurrentRequests, hint: hints(context) };
		return await runItems<z.output<Parameters>>(context, {
			concurrency: concurrentRequests,
			read: parametersReader(context, fields, parameters),
			orderingKey,
			placements: places && placementsOf(context),
			run: async (itemIndex, input, isOver) => {
				const file = async (property: string) => {
					const { mimeType } = context.helpers.assertBinaryData(itemIndex, property);
					return { mimeType, bytes: await context.helpers.getBinaryDataBuffer(itemIndex, property) };
				};
				const response = await send(clientFor(itemIndex, isOver), input, { ...facts, file });
				const outputs = output(response, input, facts);
				return (Array.isArray(outputs) ? outputs : [outputs]) as IDataObject[];
			},
		});
	}

	return { option, fields, run };
}
