import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { z } from '../../shared/bundled/zod';
import type { PageSettings } from '../../shared/http/pages';
import { collectionField, optionsField, returnAllFields, simplifyField } from '../../shared/operation/fields';
import { itemOperation } from '../../shared/operation/itemOperation';
import type { Operation, OperationOption, RunContext } from '../../shared/operation/operation';
import { toItems } from '../../shared/operation/toItems';
import { simplifyShape, wanted, wantedShape } from '../../shared/parsing/strict';
import { blinkApi } from '../api/api';
import { blinkRows, type BlinkEndpoint } from '../api/lists';

/** A Get Many: Return All, Limit and Simplify come with it. Rows are given as Blink sent them to all but `simple`. */
interface ListOperation<Shape extends z.ZodRawShape, Row extends z.ZodTypeAny>
	extends Pick<PageSettings<IDataObject>, 'fingerprint'> {
	option: OperationOption;
	endpoint: BlinkEndpoint;
	/** The fields that stand before Return All. */
	fields?: INodeProperties[];
	/** The entries of Filters. */
	filters?: INodeProperties[];
	/** Options besides those that every operation has. */
	options?: INodeProperties[];
	/** Checks what is filled in besides Return All, Limit and Simplify, keyed by the fields' names. */
	parameters?: Shape;
	/** Sent with the request for every page. */
	query?(input: z.output<z.ZodObject<Shape>>, context: RunContext): IDataObject;
	/** Which rows count, where Blink's list has no such filter; undefined when all do. */
	keep?(input: z.output<z.ZodObject<Shape>>): ((row: IDataObject) => boolean) | undefined;
	identity?: PageSettings<IDataObject>['identity'];
	/** The rows that become items, where these are not the list's own: at least one of each that `keep` keeps. */
	rows?(rows: IDataObject[], input: z.output<z.ZodObject<Shape>>): IDataObject[];
	/** Repairs the types of a row. */
	row: Row;
	/** The simplified form of a repaired row. Without it there is no Simplify. */
	simple?(row: NonNullable<z.output<Row>>): object & { warnings?: string[] };
}

export function listOperation<Shape extends z.ZodRawShape, Row extends z.ZodTypeAny>({
	option,
	endpoint,
	fields = [],
	filters,
	options,
	parameters = {} as Shape,
	query,
	keep,
	identity = ({ id }) => id,
	fingerprint,
	rows,
	row,
	simple,
}: ListOperation<Shape, Row>): Operation {
	return itemOperation(blinkApi, {
		option,
		fields: [
			...fields,
			...returnAllFields,
			...(filters === undefined
				? []
				: [{ ...collectionField({ displayName: 'Filters', name: 'filters' }, filters), placeholder: 'Add filter' }]),
			...(simple === undefined ? [] : [simplifyField]),
			optionsField(options),
		],
		parameters: z.object({ ...wantedShape, ...simplifyShape }).and(z.object(parameters)),
		send: async (api, input, context) =>
			await blinkRows(api, endpoint, query?.(input, context) ?? {}, {
				wanted: wanted(input),
				identity,
				fingerprint,
				keep: keep?.(input),
				concurrency: context.concurrentRequests,
				hint: context.hint,
			}),
		output: (list, input, { hint }) =>
			toItems((rows?.(list, input) ?? list).slice(0, wanted(input)), row, input.simplify ? simple : undefined, hint),
	});
}

/** Stands above the fields of a call that only the vendor's older documentation shows. */
export const legacyNotice: INodeProperties = {
	displayName:
		"Only Blink's older documentation shows this call: it may be retired. Ask Blink if it reports that the path is unknown.",
	name: 'legacyNotice',
	type: 'notice',
	default: '',
};
