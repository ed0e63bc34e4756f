import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { z } from '../bundled/zod';
import type { Api, EndpointName } from '../http/api';
import type { ApiClient } from '../http/client';
import type { PageSettings } from '../http/pages';
import { simplifyShape, wanted, wantedShape } from '../parsing/strict';
import { optionsField, returnAllFields, simplifyField } from './fields';
import { itemOperation } from './itemOperation';
import type { Operation, OperationOption, RunContext } from './operation';
import { toItems } from './toItems';

/** How a vendor's list is read over all its pages. */
export type ReadList<Name extends string> = (
	api: ApiClient<Name>,
	endpoint: Name,
	query: IDataObject,
	settings: PageSettings<IDataObject>,
) => Promise<IDataObject[]>;

/**
 * An operation that gives the rows of a vendor's list, Get Many: Return All, Limit and Simplify come with it. It is data
 * and small functions. Rows are given as the vendor sent them to all but `simple`.
 */
export interface ListOperation<Name extends string, Shape extends z.ZodRawShape, Row extends z.ZodTypeAny> {
	option: OperationOption;
	endpoint: Name;
	/** The fields that stand before Return All. */
	fields?: INodeProperties[];
	/** The entries of Filters. */
	filters?: INodeProperties[];
	/** Options besides those that every operation has. */
	options?: INodeProperties[];
	/** Checks what is filled in besides Return All, Limit and Simplify, keyed by the fields' names. */
	parameters?: Shape;
	/** What the vendor is asked for with every page. */
	query?(input: Input<Shape>, facts: RunContext): IDataObject;
	/** Which rows count, where the vendor's list has no such filter; undefined when all do. */
	keep?(input: Input<Shape>): ((row: IDataObject) => boolean) | undefined;
	/** How a row is told from the others, as in `PageSettings`. By its `id` unless given. */
	identity?: PageSettings<IDataObject>['identity'];
	/** What tells rows without an identity apart, as in `PageSettings`. */
	fingerprint?: PageSettings<IDataObject>['fingerprint'];
	/** The rows that become items, where these are not the list's own: at least one of each that `keep` keeps. */
	rows?(rows: IDataObject[], input: Input<Shape>): IDataObject[];
	/** Repairs the types of a row. */
	row: Row;
	/** The simplified form of a repaired row. Without it there is no Simplify. */
	simple?(row: NonNullable<z.output<Row>>): object & { warnings?: string[] };
}

type Input<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

/** Makes a list operation of an API whose lists `readList` reads. */
export function listOperation<Of extends Api, Shape extends z.ZodRawShape, Row extends z.ZodTypeAny>(
	api: Of,
	readList: ReadList<EndpointName<Of>>,
	{
		option,
		endpoint,
		row,
		simple,
		query,
		keep,
		rows,
		identity = ({ id }) => id,
		fingerprint,
		...own
	}: ListOperation<EndpointName<Of>, Shape, Row>,
): Operation {
	const fields = [
		...(own.fields ?? []),
		...returnAllFields,
		...(own.filters === undefined ? [] : [filtersField(own.filters)]),
		...(simple === undefined ? [] : [simplifyField]),
		optionsField(own.options),
	];
	const shape = own.parameters ?? ({} as Shape);
	return itemOperation(api, {
		option,
		fields,
		parameters: z.object({ ...wantedShape, ...simplifyShape }).and(z.object(shape)),
		send: async (client, input, facts) =>
			await readList(client, endpoint, query?.(input, facts) ?? {}, {
				wanted: wanted(input),
				identity,
				fingerprint,
				keep: keep?.(input),
				concurrency: facts.concurrentRequests,
				hint: facts.hint,
			}),
		output: (list, input, { hint }) =>
			toItems((rows?.(list, input) ?? list).slice(0, wanted(input)), row, input.simplify ? simple : undefined, hint),
	});
}

/** The Filters collection. */
function filtersField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options,
	};
}
