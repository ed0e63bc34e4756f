import { z } from '../../../shared/bundled/zod';
import { deliveryEvent } from '../../../shared/model/deliveryEvent';
import { modelInput } from '../../../shared/operation/modelInput';
import { optionalText, yesOrNo } from '../../../shared/parsing/strict';
import { isoTime } from '../../../shared/parsing/time';
import { taskId } from './delivery.fields';
import { driverOf, type DriverForBringg } from './driver';
import { stepsFor, whyNoStep, type StepName } from './reportStatus.steps';

const { driver, proof, proofs, reason } = deliveryEvent.shape;
const text = z.string().nullish();

/** The parts of a trigger's event that Bringg receives. */
const event = modelInput(
	'a delivery event',
	z.object({
		source: text,
		deliveryStatus: deliveryEvent.shape.deliveryStatus.optional(),
		taskId: text,
		occurredAt: text,
		receivedAt: text,
		delivery: z.object({ driver, proof, proofs, reason }).partial().nullish(),
	}),
);

/** What Bringg receives, or why nothing is sent. */
export type Report =
	| { skip: string; taskId?: number }
	| {
			skip?: undefined;
			taskId: number;
			steps: readonly StepName[];
			deliveryStatus: z.output<typeof deliveryEvent>['deliveryStatus'];
			/** ISO 8601 UTC; null when the event has no time. */
			reportedTime: string | null;
			driver?: DriverForBringg;
			reason?: string;
			/** Each becomes a note. */
			proofs: z.output<typeof proofs>;
	  };

export const reportStatusParameters = z
	.object({
		event,
		taskId: z.preprocess((id) => id || undefined, taskId.optional()),
		driverId: optionalText,
		cancelWithTrip: yesOrNo.default(false),
	})
	.transform(({ event: sent, ...input }, context): Report => {
		const { source, deliveryStatus = null, delivery } = sent;
		const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
		if (!source) {
			issue('event', 'has no source, which decides the steps at Bringg: put the whole item here, {{ $json }}');
			return z.NEVER;
		}
		const facts = { source, deliveryStatus, cancelWithTrip: input.cancelWithTrip };
		const steps = stepsFor(facts);
		// An event of Bringg's own carries Bringg's number, every other one its sender's.
		const ofBringg = source === 'bringg' ? taskId.safeParse(sent.taskId) : undefined;
		const id = input.taskId ?? ofBringg?.data;
		const known = delivery?.proofs ?? [];
		const sentProofs = known.length === 0 && delivery?.proof ? [delivery.proof] : known;
		if (steps.length === 0 && sentProofs.length === 0) return { taskId: id, skip: whyNoStep(facts) };

		const assigned = steps.includes('assignDriver') ? driverOf(delivery?.driver, input.driverId) : undefined;
		if (id === undefined) issue('taskId', "is missing: it is Bringg's own number, which this event does not hold");
		if (steps.includes('assignDriver') && assigned === undefined) {
			issue('driverId', 'is missing: the event names no driver by ID or phone');
		}
		return {
			taskId: id!,
			steps,
			deliveryStatus,
			reportedTime: isoTime(sent.occurredAt) ?? isoTime(sent.receivedAt),
			driver: assigned,
			reason: delivery?.reason?.trim() || undefined,
			proofs: sentProofs,
		};
	});
