import { NodeApiError, NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

/** An error as n8n shows it on an item. */
export type ItemError = NodeApiError | NodeOperationError;

/** Any error as one that n8n shows on the item it belongs to. */
export function onItem(context: IExecuteFunctions, error: unknown, itemIndex: number): ItemError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}

/**
 * An item that goes on with its error, on the error output when the node has one. n8n writes `error` into its JSON by itself:
 * where `isSilent` that is left to it, since Retry On Fail runs a node again whose first item has such a field.
 */
export function failedItem(error: ItemError, itemIndex: number, isSilent = false): INodeExecutionData {
	return { json: isSilent ? {} : { error: error.message }, error, pairedItem: { item: itemIndex } };
}
