import { sleep, type IWebhookFunctions } from 'n8n-workflow';

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

/**
 * Keeps a response open until it says something. In queue mode n8n (2.41) ends the response of a Respond to Webhook node right
 * behind handing its answer over, and for every trigger but its own that is before the answer is sent: the sender would hear
 * nothing.
 */
export function keepOpenUntilAnswered(response: Response): void {
	const end = response.end.bind(response) as (...said: unknown[]) => Response;
	response.end = ((...said: unknown[]) =>
		said.length === 0 && !response.headersSent ? response : end(...said)) as Response['end'];
}

/**
 * Answers when n8n has saved the execution, with n8n's own error if it could not; or earlier, when the patience ends.
 * @param patience in milliseconds; undefined for as long as it takes.
 * @param onKnown is told once whether the execution was saved, after the answer is out.
 * @returns tells that the execution is saved, to be called as soon as that is known; otherwise n8n's own answer tells it.
 */
export function answerWhenSaved(
	response: Response,
	answer: Answer,
	patience: number | undefined,
	onKnown: (isSaved: boolean) => void,
): () => void {
	const over = new AbortController();
	let isAnswered = false;
	let isKnown = false;
	const send = response.json.bind(response);
	const say = (status: number, body: unknown) => {
		if (isAnswered) return;
		isAnswered = true;
		over.abort();
		response.status(status);
		send(body);
		// n8n still sets the headers of its own answer, which Node refuses once one is out.
		response.setHeader = () => response;
	};
	const know = (isSaved: boolean) => {
		if (isKnown) return;
		isKnown = true;
		onKnown(isSaved);
	};
	const sayReceived = () => say(answer.status, answer.body);
	const saved = () => {
		sayReceived();
		know(true);
	};
	response.json = (body: unknown) => {
		if (response.statusCode < 400) saved();
		else {
			say(response.statusCode, body);
			know(false);
		}
		return response;
	};
	if (patience === 0) sayReceived();
	else if (patience !== undefined) void sleep(patience, over.signal).then(sayReceived, () => undefined);
	return saved;
}
