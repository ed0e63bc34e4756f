import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { isOurs, nodeTypes } from './nodeTypes';
import { effectiveParameters, withoutTool, type SavedWorkflow } from './problems';

/** What a node does as it was saved, in so far as its description decides it. */
export interface CodeMapping {
	/** Filled up with the defaults that count for what was not saved. */
	parameters: INodeParameters;
	/** What stands for options that nobody added: their defaults, by path. */
	notAdded: Record<string, NodeParameterValueType>;
	credentials: string[];
}

/** What each of our nodes in a workflow does, by its name. */
export function meaningOf({ nodes }: SavedWorkflow): Record<string, CodeMapping> {
	return Object.fromEntries(
		nodes
			.filter(({ type }) => isOurs(type))
			.map(withoutTool)
			.map((node) => [node.name, meaningOfNode(node, nodeTypes.get(node.type)!)]),
	);
}

function meaningOfNode(node: INode, description: INodeTypeDescription): CodeMapping {
	const all = effectiveParameters(node, description);
	const shown = description.properties.filter((field) => NodeHelpers.displayParameter(all, field, node, description));
	const notices = new Set(shown.filter(({ type }) => type === 'notice').map(({ name }) => name));
	return {
		parameters: Object.fromEntries(Object.entries(all).filter(([name]) => !notices.has(name))),
		notAdded: Object.fromEntries(shown.flatMap((field) => optionsNotAdded(field, all[field.name]))),
		credentials: (description.credentials ?? []).map(({ name }) => name),
	};
}

function optionsNotAdded(field: INodeProperties, given: unknown): Array<[string, NodeParameterValueType]> {
	if (field.type !== 'collection') return [];
	const added = Object.keys((given ?? {}) as object);
	return (field.options as INodeProperties[])
		.filter(({ name }) => !added.includes(name))
		.map((option) => [`${field.name}.${option.name}`, option.default]);
}
