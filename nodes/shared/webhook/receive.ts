import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../model/repair';
import { isAuthentic } from './authenticate';
import { bodyOf } from './body';
import { interceptAnswer } from './intercept';
import { eventItem, unrecognisedItem, withAttachments } from './items';
import { type Recognised, recognise } from './recognise';
import { type RepeatSettings, type Settle, checkRepeat, storeConfirmed } from './repeats';
import { withoutSecrets } from './secrets';
import { type TriggerSettings, settingsOf } from './settings';
import type { Answer, WebhookSource } from './source';

const received: Answer = { status: 200, body: { success: true } };
const notAuthorized: Answer = { status: 401, body: { success: false, message: 'Not authorized' } };

/**
 * The one pipeline that receives webhooks, the body of every trigger node's `webhook`:
 * authenticate → parse → recognise → translate → filter → deduplicate → acknowledge → items.
 * Nothing that a sender can send makes it throw: n8n would store a failed execution and answer 500.
 */
export async function receive(context: IWebhookFunctions, source: WebhookSource): Promise<IWebhookResponseData> {
	const settings = settingsOf(context, source);
	const receivedAt = new Date().toISOString();

	if (!(await isAllowed(context, settings))) return answerNow(context, notAuthorized);

	const body = withoutSecrets(await bodyOf(context.getRequestObject()));
	const recognised = recognise(source, body);
	if ('issues' in recognised) {
		const { issues } = recognised;
		const answer = source.refusal?.(issues, body) ?? received;
		const item = unrecognisedItem(source, body, issues, receivedAt);
		const isRejected = settings.unrecognisedPayload === 'reject';
		return answerNow(context, isRejected ? rejection(answer, issues) : answer, [[], [item]]);
	}

	const { parameters } = settings;
	const answer = source.answer(recognised.event, { parameters });
	if (!settings.events.includes(recognised.event.event)) return answerNow(context, answer);

	const repeats = repeatSettings(context, settings);
	const check = repeats && (await checkRepeat(recognised, repeats));
	if (check?.isRepeat) return answerNow(context, answer);

	const item = eventItem(source, recognised, receivedAt, settings.simplify);
	const items = [[await withAttachments(context, item, recognised)], []];
	const response = acknowledge(context, source, recognised, settings, items, check?.settle);
	if (repeats) storeConfirmed(repeats);
	return response;
}

async function isAllowed(context: IWebhookFunctions, { authentication }: TriggerSettings): Promise<boolean> {
	if (authentication === 'none') return true;
	const credential = await context.getCredentials('deliveryWebhookApi');
	return isAuthentic(context.getHeaderData() as IDataObject, credential);
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

function acknowledge(
	context: IWebhookFunctions,
	source: WebhookSource,
	{ event }: Recognised,
	{ respond, acknowledge: moment, parameters }: TriggerSettings,
	items: INodeExecutionData[][],
	settle: Settle = () => undefined,
): IWebhookResponseData {
	if (respond === 'responseNode') return { workflowData: items };
	if (respond === 'lastNode') {
		interceptAnswer(context.getResponseObject(), (status, body) => {
			if (status < 400) return source.answer(event, { fromWorkflow: firstItem(body), parameters });
			return source.failure?.(event) ?? { status, body: { success: false } };
		});
		return { workflowData: items };
	}
	const answer = source.answer(event, { parameters });
	if (moment === 'atOnce') {
		settle(true);
		return answerNow(context, answer, items);
	}
	// n8n sends this once the execution is saved; until then nobody knows whether the event is kept.
	interceptAnswer(context.getResponseObject(), (status) => {
		settle(status < 400);
		return undefined;
	});
	return { webhookResponse: answer.body, workflowData: items };
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
