import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { z } from '../bundled/zod';
import type { Api, EndpointName } from '../http/api';
import type { ApiClient } from '../http/client';
import { withOptions } from './fields';
import type { ItemContext, Operation, OperationOption, RunContext } from './operation';
import { parametersReader } from './parameters';
import { placementsOf } from './placed';
import { runItems } from './runItems';
import { clientsOf, defaultSettings, hints, settingsOf } from './settings';

/**
 * An operation that turns each input item into one request. It is data and small functions: no loop, no try/catch
 * and no URL. Errors thrown inside are reported on the item.
 */
interface ItemOperation<Name extends string, Parameters extends z.ZodTypeAny, Response> {
	option: OperationOption;
	/** The fields a person fills in. The options that every operation has are added. */
	fields: INodeProperties[];
	/** Checks what was filled in, keyed by the fields' names. Issues name the field by its display name. */
	parameters: Parameters;
	/**
	 * The record that the request changes: items of the same one are sent one after the other, in their order. Left out,
	 * or undefined for an item, the item waits for no other.
	 */
	orderingKey?(parameters: z.output<Parameters>): string | undefined;
	/** Whether it places something, which must not be placed twice: an order, a rider. */
	places?: true;
	send(api: ApiClient<Name>, parameters: z.output<Parameters>, context: ItemContext): Promise<Response>;
	/** What the response becomes in the workflow: one item or many. */
	output(response: Response, parameters: z.output<Parameters>, context: RunContext): object | object[];
}

export function itemOperation<Of extends Api, Parameters extends z.ZodTypeAny, Response>(
	api: Of,
	{
		option,
		parameters,
		orderingKey,
		places,
		send,
		output,
		...rest
	}: ItemOperation<EndpointName<Of>, Parameters, Response>,
): Operation {
	const fields = withOptions(rest.fields);
	return {
		option,
		fields,
		async run(context) {
			const settings = settingsOf(context, fields, defaultSettings);
			const { concurrentRequests } = settings;
			const clientFor = clientsOf(context, api, settings);
			const runContext: RunContext = { timezone: context.getTimezone(), concurrentRequests, hint: hints(context) };
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
					const response = await send(clientFor(itemIndex, isOver), input, { ...runContext, file });
					const outputs = output(response, input, runContext);
					return (Array.isArray(outputs) ? outputs : [outputs]) as IDataObject[];
				},
			});
		},
	};
}
