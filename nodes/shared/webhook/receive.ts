import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { isRecord } from '../parsing/values';
import { beforeDeadline, deadlineOf, type Deadline } from './acknowledgement/deadline';
import { keepOpenUntilAnswered, overrideResponse, sendWhenPersisted } from './acknowledgement/responseOverride';
import { authenticate } from './authentication/authenticate';
import { deduplicate, type NewEvent } from './deduplication/deduplicate';
import { openMemory, type TriggerMemory } from './deduplication/triggerMemory';
import type { WebhookEvent } from './event';
import { eventItem, unrecognizedItem, withAttachments } from './items';
import { isWanted, settingsOf, type TriggerSettings } from './node/settings';
import { bodyOf } from './parsing/body';
import type { WebhookResponse, WebhookSource } from './source';
import { understand } from './understand';

const received: WebhookResponse = { status: 200, body: { success: true } };

/** How long an event waits for the one before it of the same order or task, in milliseconds. */
const longestTurn = 2000;

/**
 * The one pipeline that receives webhooks, the body of every trigger node's `webhook`:
 * authenticate → parse → match → map → deduplicate → filter → acknowledge → items.
 * Nothing that a sender can send makes it throw: n8n would store a failed execution and answer 500.
 */
export async function receive(context: IWebhookFunctions, source: WebhookSource): Promise<IWebhookResponseData> {
	const arrivedAt = Date.now();
	const receivedAt = new Date(arrivedAt).toISOString();
	const caller = await authenticate(context);
	if ('response' in caller) return respondNow(context, caller.response);
	const account = caller.account !== null && { account: caller.account };
	const settings = settingsOf(context, source);

	const { body, read } = understand(source, await bodyOf(context.getRequestObject()), settings, {
		receivedAt,
		account: caller.account,
	});
	if ('issues' in read) {
		const { issues } = read;
		const accepted = source.refusal?.(issues, body) ?? received;
		const answer = settings.unrecognizedPayload === 'reject' ? rejection(accepted, issues) : accepted;
		const { json } = unrecognizedItem(source, body, issues, receivedAt);
		const items = [[], [{ json: { ...json, ...account } }]];
		// When the workflow is to answer, its answer would be to something else.
		if (settings.respond !== 'onReceived') return respondNow(context, answer, items);
		const deadline = deadlineOf(source, undefined, answer, arrivedAt);
		return acknowledge(context, items, { ...settings, answer, deadline });
	}

	const { matched, identity } = read;
	const answer = source.answer(matched.event, { parameters: settings.parameters });
	const deadline = deadlineOf(source, matched.event, answer, arrivedAt);
	const remembered = openMemory(context);
	const result = await deduplicate(remembered.memory, identity, {
		window: windowOf(context, settings),
		now: arrivedAt,
		inTime,
	});
	if (result.isDuplicate) return respondNow(context, (await beforeDeadline(result.outcome, deadline)) ?? answer);
	if (!isWanted(result.event, settings)) {
		result.dismiss();
		return respondNow(context, answer);
	}

	const event = { ...matched.event, event: result.event };
	const item = eventItem(source, matched.payload, { event, eventId: result.eventId }, receivedAt, settings.simplify);
	// The payload may have an `account` of its own.
	if (account) Object.assign(item.json, settings.simplify ? account : { _account: account.account });
	const stored = await withAttachments(context, item, matched).catch((error: Error) => {
		result.refuse({ status: 500, body: { success: false } });
		throw error;
	});
	const items = [[stored], []];
	if (settings.respond === 'onReceived')
		return acknowledge(context, items, { ...settings, answer, deadline, result, remembered });
	respondFromWorkflow(context, settings, source, matched.event, result);
	return { workflowData: items };
}

/**
 * How long an equal event is a duplicate; undefined if none is. Where the workflow answers, each copy is owed its answer.
 * A person who tries the trigger in the editor may send the same event as often as they like.
 */
function windowOf(context: IWebhookFunctions, { ignoreDuplicates, respond, deduplicationWindow }: TriggerSettings) {
	const isDeduplicated = ignoreDuplicates && respond === 'onReceived' && context.getMode() !== 'manual';
	return isDeduplicated ? deduplicationWindow : undefined;
}

async function inTime(ended: Promise<unknown>): Promise<void> {
	const isOver = new AbortController();
	const timeout = sleep(longestTurn, isOver.signal).catch(() => undefined);
	await Promise.race([ended, timeout]);
	isOver.abort();
}

/** Answers with what is known already, and starts the workflow. */
function acknowledge(
	context: IWebhookFunctions,
	items: INodeExecutionData[][],
	{
		answer,
		deadline,
		acknowledge: mode,
		result,
		remembered,
	}: Pick<TriggerSettings, 'acknowledge'> & {
		answer: WebhookResponse;
		deadline: Deadline | undefined;
		result?: NewEvent;
		remembered?: TriggerMemory;
	},
): IWebhookResponseData {
	const persisted = sendWhenPersisted(context.getResponseObject(), {
		answer,
		isAtOnce: mode === 'atOnce',
		deadline,
		onPersisted: (refusal) => {
			if (refusal !== undefined) return result?.refuse(refusal);
			result?.commit();
			remembered?.persist();
		},
	});
	// Of a multipart body n8n asks for the answer once more, before the run.
	let readsBefore = /^multipart\/form-data/i.test(context.getRequestObject().headers['content-type'] ?? '') ? 1 : 0;
	return {
		workflowData: items,
		// n8n asks for it when the execution is saved and the run has started, and nothing else tells.
		get webhookResponse() {
			if (readsBefore-- <= 0) persisted();
			return answer.body;
		},
	};
}

/** What n8n answers for a workflow that failed before it answered itself: the second is a worker's failure, in queue mode. */
const failedWorkflow: readonly unknown[] = ['Error in workflow', 'Workflow execution failed'];

/**
 * Leaves the answer to the workflow. What is remembered stays in this process: n8n gives no sign when such a run has begun,
 * and what is put into the static data before that is not written.
 */
function respondFromWorkflow(
	context: IWebhookFunctions,
	{ respond, parameters }: TriggerSettings,
	source: WebhookSource,
	event: WebhookEvent,
	result: NewEvent,
): void {
	const response = context.getResponseObject();
	if (respond === 'responseNode') keepOpenUntilAnswered(response);
	// A Respond to Webhook node may send other things than JSON.
	response.once('close', result.commit);
	const failure = (status: number) => source.failure?.(event) ?? { status, body: { success: false } };
	overrideResponse(response, (status, body) => {
		// A Respond to Webhook node says what it likes, also an error.
		const isFailure =
			respond === 'lastNode'
				? status >= 400
				: status === 500 && isRecord(body) && failedWorkflow.includes(body.message);
		if (isFailure) {
			const answer = failure(status);
			result.refuse(answer);
			return answer;
		}
		result.commit();
		return respond === 'lastNode' ? source.answer(event, { fromWorkflow: firstItem(body), parameters }) : undefined;
	});
}

/** Answers before n8n does anything else, and starts the workflow if there are items. */
function respondNow(
	context: IWebhookFunctions,
	answer: WebhookResponse,
	items?: INodeExecutionData[][],
): IWebhookResponseData {
	context.getResponseObject().status(answer.status).json(answer.body);
	return { noWebhookResponse: true, workflowData: items };
}

function rejection(answer: WebhookResponse, issues: string[]): WebhookResponse {
	return { status: 400, body: { ...answer.body, success: false, issues } };
}

function firstItem(body: unknown): IDataObject | undefined {
	const first: unknown = Array.isArray(body) ? body[0] : body;
	return isRecord(first) ? first : undefined;
}
