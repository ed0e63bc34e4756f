import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../../shared/http/client';
import { CallFailed, Refused } from '../../../shared/http/errors';
import { itemOperation } from '../../../shared/operation/itemOperation';
import type { ItemContext } from '../../../shared/operation/operation';
import { defined } from '../../../shared/parsing/values';
import { bringgFleetApi, confirmed } from '../../api/api';
import type { fleetEndpoints } from '../../api/endpoints';
import { driverIdField, taskIdField } from './delivery.fields';
import { dataUrl, notTaken } from './picture';
import { reportStatusParameters, type Report } from './reportStatus.parameters';
import { isPast, steps, type StepName } from './reportStatus.steps';
import { doneOf } from './step';

type Fleet = ApiClient<keyof typeof fleetEndpoints>;
type Reported = Extract<Report, { skip?: undefined }>;

/** What became of one step: taken, or skipped for a reason. */
interface Outcome {
	step: StepName | 'addNote';
	done: boolean;
	reason: string | null;
	task?: unknown;
}

const skipped = (step: Outcome['step'], reason: string): Outcome => ({ step, done: false, reason });

export const reportStatus = itemOperation(bringgFleetApi, {
	option: {
		name: 'Report Status',
		value: 'reportStatus',
		action: 'Report delivery status',
		description:
			'Report an event of any trigger of this package to Bringg: driver, position, proof. Events without a step in Bringg are skipped.',
	},
	fields: [
		{
			displayName: 'Delivery Event',
			name: 'event',
			type: 'json',
			required: true,
			default: '={{ $json }}',
			description: 'The whole item of a trigger of this package: its source, status, times, driver and proof',
		},
		{
			...taskIdField,
			required: false,
			description: "Bringg's own number of the delivery. Left empty, it is the taskId of an event of Bringg's.",
		},
		{
			...driverIdField,
			required: false,
			description: 'The driver to name when the event has neither ID nor phone: one of your own choice for all of them',
		},
		{
			displayName: 'Cancel When the Trip Is Canceled',
			name: 'cancelWithTrip',
			type: 'boolean',
			default: false,
			description:
				'Whether a trip that was given up (delivery-cancelled) cancels the delivery at Bringg. Otherwise another driver may take it, and the item is marked as skipped.',
		},
	],
	parameters: reportStatusParameters,
	orderingKey: ({ taskId }) => (taskId === undefined ? undefined : String(taskId)),
	// A proof among the steps must not be added twice.
	places: true,
	send: async (api, report, facts): Promise<Outcome[]> => {
		if (report.skip !== undefined) return [];
		const outcomes: Outcome[] = [];
		for (const step of report.steps) outcomes.push(await taken(api, step, report));
		// They come last, also after completion: a step that fails may be sent again, a note may not.
		for (const proof of report.proofs) {
			const isFirst = !outcomes.some(({ step, done }) => step === 'addNote' && done);
			outcomes.push(await noted(api, report, proof, isFirst, facts));
		}
		return outcomes;
	},
	output: (outcomes, report) => {
		if (report.skip !== undefined || outcomes.every(({ done }) => !done)) {
			const reason = report.skip ?? outcomes.map(({ reason: why }) => why).join('; ');
			return { skipped: true, reason, taskId: report.taskId === undefined ? null : String(report.taskId) };
		}
		const task = outcomes.filter(({ done }) => done).at(-1)?.task;
		return {
			...doneOf(report.taskId, task),
			deliveryStatus: report.deliveryStatus,
			reportedTime: report.reportedTime,
			steps: outcomes.map(({ step, done, reason }) => ({ step, done, reason })),
		};
	},
});

/** Takes one step. One that Bringg calls past is skipped: the delivery is further than the event. */
async function taken(api: Fleet, name: StepName, report: Reported): Promise<Outcome> {
	const { endpoint, ...at } = steps[name];
	const body = defined({
		task_id: report.taskId,
		user: name === 'assignDriver' ? ({ ...report.driver } as IDataObject) : undefined,
		pickup_dropoff_option: 'stop' in at ? at.stop : undefined,
		...(name === 'cancel' && { reason_id: 0, reason: report.reason }),
		...timeOf(report),
	});
	return await api.call(endpoint, { body, response: confirmed }).then(
		({ task }): Outcome => ({ step: name, done: true, reason: null, task }),
		(error: unknown): Outcome => {
			if (error instanceof Refused && isPast(error.vendorMessage))
				return skipped(name, `Bringg reported: ${error.vendorMessage}`);
			throw error;
		},
	);
}

/** Adds a proof: a picture as such, anything else as a note. */
async function added(
	api: Fleet,
	report: Reported,
	proof: Reported['proofs'][number],
	{ file }: ItemContext,
): Promise<Outcome> {
	let content: IDataObject;
	if ('text' in proof) content = { type: 'TaskNote', note: proof.text };
	else {
		const found = await file(proof.binaryProperty);
		const problem = notTaken(found);
		if (problem !== undefined) return skipped('addNote', `The proof ${problem}`);
		content = { type: 'TaskPhoto', image: dataUrl(found.bytes) };
	}
	const body = { task_id: report.taskId, pickup_dropoff_option: 'dropoff', ...content, ...timeOf(report) };
	const { task } = await api.call('createNote', { body, response: confirmed });
	return { step: 'addNote', done: true, reason: null, task };
}

/**
 * Adds a proof. Once another one was added, a failure is the reason of a step that was skipped: an item that fails may be sent
 * again, and that other proof would be added again with it.
 */
async function noted(
	api: Fleet,
	report: Reported,
	proof: Reported['proofs'][number],
	isFirst: boolean,
	facts: ItemContext,
): Promise<Outcome> {
	return await added(api, report, proof, facts).catch((error: unknown): Outcome => {
		// What may have been placed is not sent again by itself.
		if (isFirst || (error instanceof CallFailed && error.mayBePlaced)) throw error;
		const isRefused = error instanceof Refused;
		return skipped('addNote', isRefused ? `Bringg reported: ${error.vendorMessage}` : (error as Error).message);
	});
}

/** When it happened, so that a repeated request is the same. */
function timeOf({ reportedTime }: Reported): IDataObject {
	return reportedTime === null ? {} : { reported_time: Date.parse(reportedTime) };
}
