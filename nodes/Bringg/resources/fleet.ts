import type { Resource } from '../../shared/operation/operation';
import { addNote } from './delivery/addNote.operation';
import { assignDriver } from './delivery/assignDriver.operation';
import { cancelDelivery } from './delivery/cancel.operation';
import { reportStatus } from './delivery/reportStatus.operation';
import { arriveAtStop, completeDelivery, leaveStop, startDelivery } from './delivery/step';
import { updateDelivery } from './delivery/update.operation';
import { updateLocation } from './driver/updateLocation.operation';

/** What a delivery provider does at Bringg. */
export const fleetResources: Resource[] = [
	{
		name: 'Delivery',
		value: 'delivery',
		operations: [
			addNote,
			arriveAtStop,
			assignDriver,
			cancelDelivery,
			completeDelivery,
			leaveStop,
			reportStatus,
			startDelivery,
			updateDelivery,
		],
	},
	{ name: 'Driver', value: 'driver', operations: [updateLocation] },
];
