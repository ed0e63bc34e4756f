import type { IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from './source';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * Sees the answer that n8n sends later, and may replace it. n8n has no setting for an answer in a vendor's words once
 * the workflow is through (it sends the last node's items, or status 500 if the workflow failed), nor a way to learn
 * that an execution was saved; both are known when the answer goes out, whether or not the sender still listens.
 */
export function interceptAnswer(
	response: Response,
	onAnswer: (status: number, body: unknown) => Answer | undefined,
): void {
	const send = response.json.bind(response);
	response.json = (body: unknown) => {
		response.json = send;
		const other = onAnswer(response.statusCode, body);
		return other === undefined ? send(body) : response.status(other.status).json(other.body);
	};
}
