import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** The rows of a table of fields: what each is called, what it takes, and what it is for. */
export function fieldsTable(fields: readonly INodeProperties[], byPlace: readonly string[] = []): string[] {
	const shown = fields.filter(({ type }) => type !== 'notice' && type !== 'hidden');
	if (shown.length === 0) return [];
	return ['| Field | Takes | What it is |', '|---|---|---|', ...shown.flatMap((field) => rowsOf(field, [], byPlace))];
}

function rowsOf(field: INodeProperties, above: string[], byPlace: readonly string[]): string[] {
	const path = [...above, field.displayName];
	const name = `${path.join(' › ')}${field.required ? ' \\*' : ''}`;
	const when = condition(field, byPlace);
	const row = `| ${name} | ${cell(takes(field))} | ${cell([field.description, when].filter(Boolean).join(' '))} |`;
	return [row, ...inside(field).flatMap((inner) => rowsOf(inner, path, byPlace))];
}

/** The fields inside a collection, or inside each entry of a list. */
function inside({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type === 'fixedCollection') return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
	return [];
}

const words: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'yes or no',
	collection: 'fields to add',
	dateTime: 'date and time',
	fixedCollection: 'a list',
	json: 'JSON',
	number: 'number',
	resourceLocator: 'from list or by ID',
	resourceMapper: 'columns',
	string: 'text',
};

function takes({ type, options = [], default: unset }: INodeProperties): string {
	if (type === 'options' || type === 'multiOptions') {
		const choices = (options as INodePropertyOptions[]).map(({ name, value }) =>
			value === unset ? `**${name}**` : name,
		);
		return `${type === 'multiOptions' ? 'any of ' : ''}${choices.join(', ')}`;
	}
	const preset = ['string', 'number', 'boolean'].includes(typeof unset) && unset !== '' ? ` (${String(unset)})` : '';
	return `${words[type] ?? type}${preset}`;
}

/** When a field is there, if not always: told by the values of other fields. */
function condition({ displayOptions }: INodeProperties, byPlace: readonly string[]): string {
	const others = Object.entries(displayOptions?.show ?? {}).filter(([name]) => !byPlace.includes(name));
	const told = others.map(
		([name, values]) => `\`${name}\` is ${(values ?? []).map((value) => `\`${String(value)}\``).join(' or ')}`,
	);
	return told.length === 0 ? '' : `(When ${told.join(' and ')}.)`;
}

/** Text inside a table: on one line, with nothing that ends a cell. */
function cell(text: string): string {
	return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
