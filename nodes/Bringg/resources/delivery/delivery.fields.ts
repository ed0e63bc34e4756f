import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { named, type FieldsByName } from '../../../shared/operation/fields';
import { coordinates } from '../../../shared/parsing/coordinates';
import { latinDigits } from '../../../shared/parsing/digits';
import { inputNumber, inputTime, oneOf, requiredId, yesOrNo } from '../../../shared/parsing/strict';
import { isoTime, type InputTime } from '../../../shared/parsing/time';
import { defined } from '../../../shared/parsing/values';

/*
 * What the calls of a fleet have in common (Bringg's pages "Open Fleet"): each field as the form shows it, how it is checked,
 * and under which name it goes out.
 */

/** An ID of Bringg's own, as the number that Bringg expects. */
export const taskId = requiredId.transform((text, context): number => {
	const id = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(id)) return id;
	context.addIssue({ code: 'custom', message: 'must be the number that Bringg gave' });
	return z.NEVER;
});

export const taskIdField: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 26528270',
	description: "Bringg's own number of the delivery, which the Bringg Trigger gives as taskId",
};

export const driverIdField: INodeProperties = {
	displayName: 'Driver ID',
	name: 'driverId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. rider-17',
	description: 'Your own ID of the driver (external_id in Bringg)',
};

const stops = ['pickup', 'dropoff', 'both'] as const;

/** Where the driver is. */
export const stop = oneOf(stops);
export type Stop = z.output<typeof stop>;

export const stopField: INodeProperties = {
	displayName: 'Stop',
	name: 'stop',
	type: 'options',
	options: [
		{ name: 'Both', value: 'both', description: 'One place where goods are picked up and dropped off' },
		{ name: 'Drop-Off', value: 'dropoff', description: 'At the customer' },
		{ name: 'Pickup', value: 'pickup', description: 'At the shop' },
	],
	default: 'pickup',
	description: 'Where the driver is',
};

/** Refuses decimal degrees beyond a limit. */
export function isWithin<T extends number | undefined>(check: z.ZodType<T, z.ZodTypeDef, unknown>, limit: number) {
	return check.refine((value) => value === undefined || Math.abs(value) <= limit, {
		message: `must be decimal degrees between -${limit} and ${limit}`,
	});
}

/** Numbers as text, so that one that was added and left empty is not sent as 0. */
const details = {
	latitude: {
		displayName: 'Latitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 24.871641',
		description: 'Where the driver is, in decimal degrees',
	},
	longitude: {
		displayName: 'Longitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 67.059906',
		description: 'Where the driver is, in decimal degrees',
	},
	reportedTime: {
		displayName: 'Reported Time',
		type: 'dateTime',
		default: '',
		description: 'When it happened. Left out, it is when Bringg receives it.',
	},
	deliveryCost: {
		displayName: 'Delivery Cost (Cents)',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1050',
		description: 'What you charge for the delivery, in cents: 1050 is 10.50',
	},
	greenDelivery: {
		displayName: 'Green Delivery',
		type: 'boolean',
		default: false,
		description: 'Whether a vehicle without emissions delivers it',
	},
} as const satisfies FieldsByName;

type DetailName = keyof typeof details;

const checks = {
	latitude: isWithin(inputNumber, 90),
	longitude: isWithin(inputNumber, 180),
	reportedTime: inputTime,
	deliveryCost: inputNumber,
	greenDelivery: yesOrNo.optional(),
} satisfies Record<DetailName, z.ZodTypeAny>;

/** Some of the details as the form shows them. */
export const detailFields = (...names: DetailName[]) => named(details, names);

export const detailShape = checks;
export type Details = Partial<z.output<z.ZodObject<typeof checks>>>;

/**
 * The details of a step as Bringg takes them; undefined ones are left out.
 * @param timezone IANA name, for a time without a zone
 */
export function sentDetails(
	{ latitude, longitude, reportedTime, deliveryCost, greenDelivery }: Details,
	timezone: string,
): IDataObject {
	const place = coordinates(latitude, longitude);
	return defined({
		lat: place.latitude ?? undefined,
		lng: place.longitude ?? undefined,
		reported_time: reportedTime === undefined ? undefined : epochMilliseconds(reportedTime, timezone),
		delivery_cost: deliveryCost,
		green_delivery: greenDelivery,
	});
}

/** A point in time as Bringg's `reported_time`. One without a zone is in `timezone`. */
export function epochMilliseconds(time: InputTime, timezone: string): number {
	return Date.parse(isoTime(time, timezone)!);
}

/** IDs with commas between them, or a list as an expression gives it, as numbers. */
export const taskIds = z.preprocess(
	(value) =>
		typeof value === 'string'
			? latinDigits(value)
					.split(/[,\s]+/)
					.filter(Boolean)
			: value === undefined || value === null || Array.isArray(value)
				? value
				: [value],
	z.array(taskId).nullish(),
);
