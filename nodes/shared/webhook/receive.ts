import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../reading/values';
import { refusedAccess } from './access/access';
import { bodyOf } from './body';
import { interceptAnswer } from './intercept';
import { eventItem, unrecognisedItem, withAttachments } from './items';
import { recognise, type NotRecognised, type Recognised } from './recognise';
import { checkRepeat, type RepeatSettings } from './repeats/repeats';
import { withoutSecrets } from './secrets/secrets';
import { settingsOf, type TriggerSettings } from './settings';
import type { Answer, SourceFacts, WebhookEvent, WebhookSource } from './source';

const received: Answer = { status: 200, body: { success: true } };

/**
 * The one pipeline that receives webhooks, the body of every trigger node's `webhook`:
 * authenticate → parse → recognise → translate → filter → deduplicate → acknowledge → items.
 * Nothing that a sender can send makes it throw: n8n would store a failed execution and answer 500.
 */
export async function receive(context: IWebhookFunctions, source: WebhookSource): Promise<IWebhookResponseData> {
	const settings = settingsOf(context, source);
	const receivedAt = new Date().toISOString();

	const refused = await refusedAccess(context, settings);
	if (refused) return answerNow(context, refused);

	const { body, recognised } = understood(source, await bodyOf(context.getRequestObject()), settings);
	if ('issues' in recognised) {
		const { issues } = recognised;
		const answer = source.refusal?.(issues, body) ?? received;
		const isRejected = settings.unrecognisedPayload === 'reject';
		const items = [[], [unrecognisedItem(source, body, issues, receivedAt)]];
		return acknowledge(context, settings, isRejected ? rejection(answer, issues) : answer, items);
	}

	const { event } = recognised;
	const answer = source.answer(event, { parameters: settings.parameters });
	const isWanted = settings.events.includes(event.event);
	const repeats = repeatSettings(context, settings);
	const check = repeats && (await checkRepeat(recognised, repeats));
	if (check?.isRepeat) return answerNow(context, answer);
	if (!isWanted) {
		// Unwanted, but between two equal events it makes the second one news.
		check?.settle(true);
		return answerNow(context, answer);
	}

	check?.store();
	const item = eventItem(source, recognised, receivedAt, settings.simplify);
	const items = [[await withAttachments(context, item, recognised)], []];
	if (settings.respond === 'onReceived') return acknowledge(context, settings, answer, items, check?.settle);
	answerFromWorkflow(context, settings, source, event);
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
		const { body, cutTexts } = withoutSecrets(sent);
		const recognised = recognise(source, body, facts);
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
 * Repeats are looked for only when responding immediately: otherwise each copy is owed the workflow's own answer. A
 * person who tries the trigger in the editor may send the same event as often as they like.
 */
function repeatSettings(context: IWebhookFunctions, settings: TriggerSettings): RepeatSettings | undefined {
	if (!settings.ignoreRepeats || settings.respond !== 'onReceived' || context.getMode() === 'manual') return undefined;
	return {
		trigger: `${context.getWorkflow().id}/${context.getNode().id}`,
		windowMilliseconds: settings.repeatWindowMilliseconds,
		staticData: context.getWorkflowStaticData('node'),
	};
}

/**
 * Answers with what is known already and starts the workflow. After saving, n8n sends the answer once the execution is
 * saved; until then nobody knows whether the event is kept. When the workflow is to answer, what nobody understood is
 * answered at once: the workflow's answer would be to something else.
 */
function acknowledge(
	context: IWebhookFunctions,
	{ acknowledge: moment, respond }: TriggerSettings,
	answer: Answer,
	items: INodeExecutionData[][],
	settle: (isAccepted: boolean) => void = () => undefined,
): IWebhookResponseData {
	if (moment === 'atOnce' || respond !== 'onReceived') {
		settle(true);
		return answerNow(context, answer, items);
	}
	interceptAnswer(context.getResponseObject(), (status) => {
		settle(status < 400);
		return status < 400 ? answer : undefined;
	});
	return { webhookResponse: answer.body, workflowData: items };
}

/** What n8n answers for a workflow that failed before it answered itself. */
const failedWorkflow = 'Error in workflow';

function answerFromWorkflow(
	context: IWebhookFunctions,
	{ respond, parameters }: TriggerSettings,
	source: WebhookSource,
	event: WebhookEvent,
): void {
	const failure = (status: number) => source.failure?.(event) ?? { status, body: { success: false } };
	interceptAnswer(context.getResponseObject(), (status, body) => {
		if (respond === 'lastNode') {
			return status < 400 ? source.answer(event, { fromWorkflow: firstItem(body), parameters }) : failure(status);
		}
		// A Respond to Webhook node says what it likes, also an error.
		const isFailure = status === 500 && isRecord(body) && body.message === failedWorkflow;
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
