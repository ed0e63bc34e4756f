import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../reading/values';
import { authenticate } from './authentication/authenticate';
import { bodyOf } from './body';
import { answerWhenSaved, interceptAnswer, keepOpenUntilAnswered } from './intercept';
import { eventItem, unrecognisedItem, withAttachments } from './items';
import { wait } from './patience';
import { recognise, type NotRecognised, type Recognised } from './recognise';
import { maxKeptBytes, withoutSecrets } from './redaction/redaction';
import { fingerprintOfBody } from './repeats/fingerprint';
import { keep, keepWhenBegun, learnFrom } from './repeats/keeping';
import { memoryOf, type Memory } from './repeats/memory';
import { place, unplaced, type News, type Placed } from './repeats/place';
import { settingsOf, type TriggerSettings } from './settings';
import type { Answer, SourceFacts, WebhookEvent, WebhookSource } from './source';

const received: Answer = { status: 200, body: { success: true } };

/**
 * The one pipeline that receives webhooks, the body of every trigger node's `webhook`:
 * authenticate → parse → recognise → translate → deduplicate and place in time → filter → acknowledge → items.
 * Nothing that a sender can send makes it throw: n8n would store a failed execution and answer 500.
 */
export async function receive(context: IWebhookFunctions, source: WebhookSource): Promise<IWebhookResponseData> {
	const receivedAt = new Date().toISOString();
	const caller = await authenticate(context);
	if ('response' in caller) return answerNow(context, caller.response);
	const account = caller.account !== null && { account: caller.account };
	const settings = settingsOf(context, source);

	const { body, recognised } = understood(source, await bodyOf(context.getRequestObject()), settings);
	if ('issues' in recognised) {
		const { issues } = recognised;
		const answer = source.refusal?.(issues, body) ?? received;
		const isRejected = settings.unrecognisedPayload === 'reject';
		const { json } = unrecognisedItem(source, body, issues, receivedAt);
		const items = [[], [{ json: { ...json, ...account } }]];
		return acknowledge(context, source, settings, isRejected ? rejection(answer, issues) : answer, items);
	}

	const answer = source.answer(recognised.event, { parameters: settings.parameters });
	const placed = await placeOf(context, source, settings, body, recognised);
	if (placed.isRepeat) return answerNow(context, answer);
	const news = 'fate' in placed ? placed : undefined;
	if (!isWanted(placed.event, placed.isLate, settings)) {
		// Unwanted, but between two equal events it makes the second one news.
		news?.settle(true);
		return answerNow(context, answer);
	}

	const item = eventItem(source, recognised.payload, placed, receivedAt, settings.simplify);
	// The payload may have an `account` of its own.
	if (account) Object.assign(item.json, settings.simplify ? account : { _account: account.account });
	const items = [[await withAttachments(context, item, recognised)], []];
	if (settings.respond === 'onReceived') return acknowledge(context, source, settings, answer, items, news);
	answerFromWorkflow(context, settings, source, placed.event, news);
	return { workflowData: items };
}

/**
 * The body without secrets, and what it means. What nobody foresaw, such as a text so long that a regular expression runs
 * out of stack, is Unrecognised like everything else that cannot be read. Only such a body is not kept: it may hold secrets.
 */
function understood(
	source: WebhookSource,
	sent: unknown,
	facts: SourceFacts,
): { body: unknown; recognised: Recognised | NotRecognised } {
	try {
		const { body, cutTexts, shortenedFrom } = withoutSecrets(sent);
		const recognised = recognise(source, body, facts);
		if ('issues' in recognised && shortenedFrom !== undefined) {
			recognised.issues.push(`The body has ${shortenedFrom} bytes, of which the first ${maxKeptBytes} are kept`);
		}
		if ('event' in recognised) {
			recognised.event.warnings.push(
				...cutTexts.map((path) => `${path} is a text that held secrets: they are removed`),
			);
		}
		return { body, recognised };
	} catch {
		return { body: null, recognised: { issues: ['The body could not be read: it is too large or too intricate'] } };
	}
}

/**
 * Where the event stands among those accepted before. Repeats are looked for only when responding immediately: otherwise
 * each copy is owed the workflow's own answer. A person who tries the trigger in the editor may send the same event as
 * often as they like: nothing is remembered then.
 */
async function placeOf(
	context: IWebhookFunctions,
	source: WebhookSource,
	{ ignoreRepeats, respond, repeatWindowMilliseconds }: TriggerSettings,
	body: unknown,
	recognised: Recognised,
): Promise<{ isRepeat: true } | News | Placed> {
	const fingerprint = fingerprintOfBody(body, source.sendingTime);
	if (context.getMode() === 'manual') return unplaced(source, recognised.event, fingerprint);
	const memory = memoryFor(context);
	learnFrom(memory, context.getWorkflowStaticData('node'));
	const repeatWindow = ignoreRepeats && respond === 'onReceived' ? repeatWindowMilliseconds : undefined;
	return await place(source, recognised, fingerprint, { memory, repeatWindow });
}

function memoryFor(context: IWebhookFunctions): Memory {
	return memoryOf(`${context.getWorkflow().id}/${context.getNode().id}`);
}

/** A late order is still an order: only what says no more than a state can be forgotten. */
function isWanted(event: WebhookEvent, isLate: boolean, { events, lateEvents }: TriggerSettings): boolean {
	if (isLate && lateEvents === 'ignore' && event.order === undefined) return false;
	return events.includes(event.event);
}

/**
 * Answers with what is known already and starts the workflow: the sender is told "received" once n8n has saved the
 * execution, or earlier where the person or the sender's patience wants it so. When the workflow is to answer, what nobody
 * understood is answered at once: the workflow's answer would be to something else.
 */
function acknowledge(
	context: IWebhookFunctions,
	source: WebhookSource,
	{ acknowledge: moment, respond }: TriggerSettings,
	answer: Answer,
	items: INodeExecutionData[][],
	news?: News,
): IWebhookResponseData {
	if (respond !== 'onReceived') return answerNow(context, answer, items);
	const { patience, end } = wait(moment, source.patience);
	const saved = answerWhenSaved(context.getResponseObject(), answer, patience, (isSaved) => {
		end();
		news?.settle(isSaved);
		if (isSaved && news) keep(memoryFor(context), context.getWorkflowStaticData('node'));
	});
	// Of a multipart body n8n asks for the answer once more, before the run.
	let asksBefore = /^multipart\/form-data/i.test(context.getRequestObject().headers['content-type'] ?? '') ? 1 : 0;
	return {
		workflowData: items,
		// n8n asks for it when the execution is saved and the run has started, and nothing else says so.
		get webhookResponse() {
			if (asksBefore-- <= 0) saved();
			return answer.body;
		},
	};
}

/** What n8n answers for a workflow that failed before it answered itself: the second is a worker's failure, in queue mode. */
const failedWorkflow: readonly unknown[] = ['Error in workflow', 'Workflow execution failed'];

function answerFromWorkflow(
	context: IWebhookFunctions,
	{ respond, parameters }: TriggerSettings,
	source: WebhookSource,
	event: WebhookEvent,
	news?: News,
): void {
	if (news) keepWhenBegun(memoryFor(context), context.getWorkflowStaticData('node'), news.fate);
	if (respond === 'responseNode') keepOpenUntilAnswered(context.getResponseObject());
	const failure = (status: number) => source.failure?.(event) ?? { status, body: { success: false } };
	interceptAnswer(context.getResponseObject(), (status, body) => {
		if (respond === 'lastNode') {
			news?.settle(status < 400);
			return status < 400 ? source.answer(event, { fromWorkflow: firstItem(body), parameters }) : failure(status);
		}
		// A Respond to Webhook node says what it likes, also an error.
		const isFailure = status === 500 && isRecord(body) && failedWorkflow.includes(body.message);
		news?.settle(!isFailure);
		return isFailure ? failure(status) : undefined;
	});
}

/** Answers before n8n does anything else, and starts the workflow if there are items. */
function answerNow(context: IWebhookFunctions, answer: Answer, items?: INodeExecutionData[][]): IWebhookResponseData {
	context.getResponseObject().status(answer.status).json(answer.body);
	return { noWebhookResponse: true, workflowData: items };
}

function rejection(answer: Answer, issues: string[]): Answer {
	return { status: 400, body: { ...answer.body, success: false, issues } };
}

function firstItem(body: unknown): IDataObject | undefined {
	const first: unknown = Array.isArray(body) ? body[0] : body;
	return isRecord(first) ? first : undefined;
}
