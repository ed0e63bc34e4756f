import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { isOurs, nodeTypes } from './nodeTypes';

/** A workflow as it is saved in a file. */
export interface SavedWorkflow {
	name: string;
	nodes: INode[];
	connections: Record<string, Partial<Record<'main' | 'ai_tool', Array<Array<End> | null>>>>;
	settings: object;
}

interface End {
	node: string;
	type: string;
	index: number;
}

interface Place {
	node: INode;
	description: INodeTypeDescription;
	path: string;
}

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');
const isObject = (value: unknown): value is INodeParameters =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const versionsOf = ({ version }: INodeTypeDescription) => [version].flat();

/** What is wrong with a saved workflow in the eyes of this version of the package; nothing if it still works. */
export function problemsOf(workflow: SavedWorkflow): string[] {
	return [...workflow.nodes.flatMap(problemsOfNode), ...problemsOfConnections(workflow)];
}

/** n8n makes a tool of an action node under another name, with a description for the assistant before its fields. */
export function withoutTool(node: INode): INode {
	if (!/^n8n-nodes-blink\..*Tool$/.test(node.type)) return node;
	const { descriptionType: _type, toolDescription: _text, ...parameters } = node.parameters;
	return { ...node, type: node.type.replace(/Tool$/, ''), parameters };
}

function problemsOfNode(given: INode): string[] {
	if (!isOurs(given.type)) return [];
	const node = withoutTool(given);
	const description = nodeTypes.get(node.type);
	if (description === undefined) return [`${node.name}: there is no node ${node.type}`];
	if (!versionsOf(description).includes(node.typeVersion))
		return [`${node.name}: version ${node.typeVersion} is not supported`];
	return [
		...problemsOfValues(node.parameters, description.properties, { node, description, path: '' }, node.parameters),
		...unfilled(node, description),
	];
}

/** Every value that was saved must still have a field that takes it, also inside collections. */
function problemsOfValues(
	values: INodeParameters,
	fields: INodeProperties[],
	place: Place,
	around: INodeParameters,
): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const here = { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
		const field = fields
			.filter((each) => each.name === name)
			.find((each) => NodeHelpers.displayParameter(around, each, place.node, place.description, place.node.parameters));
		return field === undefined
			? [at(here, 'is not a field of this node any more')]
			: problemsOfValue(value, field, here);
	});
}

function problemsOfValue(value: unknown, field: INodeProperties, place: Place): string[] {
	if (isExpression(value)) return field.noDataExpression ? [at(place, 'takes no expression any more')] : [];
	switch (field.type) {
		case 'options':
			return hasOption(field, value) ? [] : [at(place, `does not offer "${String(value)}" any more`)];
		case 'multiOptions':
			return [value]
				.flat()
				.filter((each) => !hasOption(field, each))
				.map((each) => at(place, `does not offer "${String(each)}" any more`));
		case 'collection':
			return isObject(value)
				? problemsOfValues(value, field.options as INodeProperties[], place, value)
				: [at(place, 'is no collection')];
		case 'fixedCollection':
			return isObject(value) ? problemsOfGroups(value, field, place) : [at(place, 'is no collection')];
		case 'resourceLocator':
			return isObject(value) && field.modes?.some(({ name }) => name === value.mode)
				? []
				: [at(place, 'has no such mode any more')];
		case 'resourceMapper':
			return isObject(value) && 'mappingMode' in value ? [] : [at(place, 'is no mapping')];
		case 'boolean':
		case 'number':
			return typeof value === field.type ? [] : [at(place, `is a ${field.type} now`)];
		default:
			return [];
	}
}

function problemsOfGroups(groups: INodeParameters, field: INodeProperties, place: Place): string[] {
	return Object.entries(groups).flatMap(([name, entries]) => {
		const here = { ...place, path: `${place.path}.${name}` };
		const group = (field.options as INodePropertyCollection[]).find((each) => each.name === name);
		if (group === undefined) return [at(here, 'is not a field of this node any more')];
		return [entries]
			.flat()
			.flatMap((entry) => problemsOfValues(entry as INodeParameters, group.values, here, entry as INodeParameters));
	});
}

function hasOption(field: INodeProperties, value: unknown): boolean {
	return (field.options as INodePropertyOptions[]).some((option) => option.value === value);
}

/** What n8n would mark red: required and empty. What was saved empty is for the person to fill in. */
function unfilled(node: INode, description: INodeTypeDescription): string[] {
	const effective = { ...node, parameters: effectiveParameters(node, description) };
	const { parameters = {} } = NodeHelpers.getNodeParametersIssues(description.properties, effective, description) ?? {};
	return Object.keys(parameters)
		.filter((name) => !isLeftEmpty(node.parameters[name]))
		.map((name) => at({ node, description, path: name }, 'is required now'));
}

function isLeftEmpty(value: unknown): boolean {
	return value === '' || (isObject(value) && value.value === '');
}

/** The parameters of a node as n8n fills them up: what was not saved takes the default of this version. */
export function effectiveParameters(node: INode, description: INodeTypeDescription): INodeParameters {
	return NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {};
}

function problemsOfConnections({ nodes, connections }: SavedWorkflow): string[] {
	const nodeOf = (name: string) => nodes.find((node) => node.name === name);
	return Object.entries(connections).flatMap(([from, { main = [] }]) => {
		const source = nodeOf(from);
		if (source === undefined) return [`${from}: is connected and not there`];
		const targets = main.flatMap((ends) => ends ?? []).map(({ node }) => node);
		return [
			...(main.length > outputsOf(source) ? [`${from}: output ${main.length - 1} is not there any more`] : []),
			...targets.filter((to) => nodeOf(to) === undefined).map((to) => `${from}: leads to ${to}, which is not there`),
			...targets.filter((to) => takesNoInput(nodeOf(to))).map((to) => `${to}: takes no input any more`),
		];
	});
}

/** How many outputs a node has; of other packages' nodes nothing is known here. */
function outputsOf({ type, onError }: INode): number {
	const description = nodeTypes.get(type);
	if (description === undefined) return Infinity;
	// Of outputs that are an expression the names are counted.
	const { length } = Array.isArray(description.outputs) ? description.outputs : description.outputNames!;
	return length + (onError === 'continueErrorOutput' ? 1 : 0);
}

function takesNoInput(node: INode | undefined): boolean {
	const inputs = node && nodeTypes.get(node.type)?.inputs;
	return Array.isArray(inputs) && inputs.length === 0;
}

function at({ node, path }: Place, what: string): string {
	return `${node.name}: ${path} ${what}`;
}
