import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import type { WebhookResponse } from '../source';
import type { Deadline } from './deadline';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * Sees the answer that n8n sends later, and may replace it. n8n has no setting for an answer in a vendor's words once
 * the workflow is through (it sends the last node's items, or status 500 if the workflow failed), nor a way to learn
 * that an execution was saved; both are known when the answer goes out, whether or not the sender is still connected.
 */
export function overrideResponse(
	response: Response,
	onResponse: (status: number, body: unknown) => WebhookResponse | undefined,
): void {
	const send = response.json.bind(response);
	response.json = (body: unknown) => {
		response.json = send;
		const other = onResponse(response.statusCode, body);
		return other === undefined ? send(body) : response.status(other.status).json(other.body);
	};
}

/**
 * Keeps a response open until an answer is sent. In queue mode n8n (2.41) ends the response of a Respond to Webhook node
 * right behind handing its answer over, and for every trigger but its own that is before the answer is sent: the sender
 * would receive nothing.
 */
export function keepOpenUntilAnswered(response: Response): void {
	const end = response.end.bind(response) as (...content: unknown[]) => Response;
	response.end = ((...content: unknown[]) =>
		content.length === 0 && !response.headersSent ? response : end(...content)) as Response['end'];
}

/** How many executions may be on their way to the database before an answer waits, *At Once* or not. */
const maxUnsaved = 50;
let unsaved = 0;

export interface Acknowledgement {
	/** The answer once the execution is saved. */
	answer: WebhookResponse;
	/** Whether to send it before that. */
	isAtOnce: boolean;
	deadline: Deadline | undefined;
	/** Is called once, after the answer is out: with nothing if the execution is saved, else with n8n's own answer. */
	onPersisted(refusal: WebhookResponse | undefined): void;
}

/**
 * Answers when n8n has saved the execution, with n8n's own error if it could not; or earlier, at once or at the deadline.
 * @returns is to be called when it is known that the execution is saved; otherwise n8n's own answer is the sign.
 */
export function sendWhenPersisted(
	response: Response,
	{ answer, isAtOnce, deadline, onPersisted }: Acknowledgement,
): () => void {
	const isOver = new AbortController();
	let isAnswered = false;
	let isKnown = false;
	const send = response.json.bind(response);
	const sendOnce = ({ status, body }: { status: number; body: unknown }) => {
		if (isAnswered) return;
		isAnswered = true;
		isOver.abort();
		response.status(status);
		send(body);
		// n8n still sets the headers of its own answer, which Node refuses once one is out.
		response.setHeader = () => response;
	};
	const end = (refusal?: WebhookResponse) => {
		sendOnce(refusal ?? answer);
		if (isKnown) return;
		isKnown = true;
		unsaved--;
		onPersisted(refusal);
	};
	response.json = (body: unknown) => {
		end(response.statusCode < 400 ? undefined : { status: response.statusCode, body: body as WebhookResponse['body'] });
		return response;
	};
	if (isAtOnce && unsaved < maxUnsaved) sendOnce(answer);
	else if (deadline !== undefined) {
		const wait = Math.max(0, deadline.at - Date.now());
		void sleep(wait, isOver.signal).then(
			() => sendOnce(deadline.answer),
			() => undefined,
		);
	}
	unsaved++;
	return end;
}
