import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import type { WebhookResponse } from '../source';
import type { Deadline } from './deadline';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * Calls `onResponse` with the answer that n8n sends later, and sends what it returns instead, if anything. n8n has no
 * setting for a vendor's own answer after the workflow (it sends the last node's items, or status 500 if the workflow
 * failed), and does not report that an execution was saved; both are known when the answer is sent, whether or not the
 * sender is still connected.
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
 * Keeps a response open until an answer is sent. In queue mode n8n (2.41) ends the response right after a Respond to Webhook
 * node hands its answer over, which for every trigger except n8n's own is before the answer is sent: the sender would
 * receive nothing.
 */
export function keepOpenUntilAnswered(response: Response): void {
	const end = response.end.bind(response) as (...content: unknown[]) => Response;
	response.end = ((...content: unknown[]) =>
		content.length === 0 && !response.headersSent ? response : end(...content)) as Response['end'];
}

/** How many executions may be unsaved before an answer waits, even with *At Once*. */
const maxUnsaved = 50;
let unsaved = 0;

export interface Acknowledgement {
	/** The answer once the execution is saved. */
	answer: WebhookResponse;
	/** Whether to send it before that. */
	isAtOnce: boolean;
	deadline: Deadline | undefined;
	/** Called once, after the answer is sent: without an argument if the execution is saved, else with n8n's own answer. */
	onPersisted(refusal: WebhookResponse | undefined): void;
}

/**
 * Answers when n8n has saved the execution, or with n8n's own error if it could not; or earlier, at once or at the deadline.
 * @returns call it when the execution is known to be saved; without that call, n8n's own answer shows it.
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
