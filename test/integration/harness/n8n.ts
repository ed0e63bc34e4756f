import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IBinaryKeyData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ourCredentials, ourNodes } from '../../support/package';
import { CredentialsInMemory } from './credentials';

/*
 * Nodes under the real n8n-core: its workflow, its execution engine, its HTTP helpers. Only what the n8n server adds
 * around them (database, editor, web server) is missing; test/e2e has that.
 */

const nodes: Record<string, INodeType> = Object.fromEntries(ourNodes.map(({ made }) => [made.description.name, made]));
const credentialTypes = ourCredentials.map(({ made }) => made);

/** n8n gives the tool of a node the node's name and this ending. */
function nodeNamed(name: string): INodeType {
	return nodes[name.replace(/Tool$/, '')]!;
}

const nodeTypes: INodeTypes = {
	getByName: nodeNamed,
	getByNameAndVersion: nodeNamed,
	getKnownTypes: () => ({}),
};

const addresses = Object.fromEntries(
	[
		'restApiUrl',
		'instanceBaseUrl',
		'webhookBaseUrl',
		'webhookTestBaseUrl',
		'webhookWaitingBaseUrl',
		'formWaitingBaseUrl',
	].map((name) => [name, `http://127.0.0.1/${name}`]),
);

export interface NodeSetup {
	/** The node's name, without the package: "blink". */
	type: string;
	parameters: INodeParameters;
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** Settings of the node, such as onError. */
	settings?: Partial<INode>;
	timezone?: string;
	/** The files of the input items, in their order. */
	files?: IBinaryKeyData[];
}

/** A workflow of this one node, with what the engine needs around it. */
export function workflowOf({ type, parameters, credentials = {}, settings, timezone = 'UTC' }: NodeSetup) {
	const versions = [nodeNamed(type).description.version].flat();
	const node: INode = {
		id: 'node-under-test',
		name: 'Node',
		type,
		typeVersion: Math.max(...versions),
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: name, name }])),
		...settings,
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
		settings: { timezone },
	});
	const credentialsHelper = new CredentialsInMemory(credentialTypes, structuredClone(credentials));
	const hooks = new ExecutionLifecycleHooks('trigger', 'execution', {
		id: 'workflow',
		name: 'Workflow',
		nodes: [node],
		connections: {},
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	} as ConstructorParameters<typeof ExecutionLifecycleHooks>[2]);
	const additionalData = {
		credentialsHelper,
		hooks,
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		variables: {},
		...addresses,
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	return { node: workflow.nodes.Node!, workflow, additionalData, credentialsHelper };
}

export interface NodeRun {
	/** The items of each output: the first, and the error output if the node has one. */
	outputs: INodeExecutionData[][];
	/** The JSON of the first output's items. */
	json: IDataObject[];
	/** The error that stopped the node, if one did. */
	error?: Error & { description?: string; context?: IDataObject; httpCode?: string };
	/** All that n8n would store of this execution. */
	run: IRun;
	credentialsHelper: CredentialsInMemory;
}

/** Runs an action node over input items. */
export async function runNode(setup: NodeSetup, input: IDataObject[] = [{}]): Promise<NodeRun> {
	const { node, workflow, additionalData, credentialsHelper } = workflowOf(setup);
	const runExecutionData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node, data: { main: [input.map((json, item) => ({ json, binary: setup.files?.[item] }))] }, source: null },
			],
		},
	});
	await workflow.expression.acquireIsolate?.();
	const run = await new WorkflowExecute(additionalData, 'trigger', runExecutionData).processRunExecutionData(workflow);
	await workflow.expression.releaseIsolate?.();
	const outputs = (run.data.resultData.runData.Node?.[0]?.data?.main ?? []).map((items) => items ?? []);
	return {
		outputs,
		json: (outputs[0] ?? []).map(({ json }) => json),
		error: run.data.resultData.error as NodeRun['error'],
		run,
		credentialsHelper,
	};
}
