import { stop, stopField } from './delivery.fields';
import { stepOperation } from './step';

export const leaveStop = stepOperation({
	option: {
		name: 'Leave',
		value: 'leave',
		action: 'Leave stop',
		description: 'Tell Bringg that the driver has left a stop. A delivery that is done is completed instead.',
	},
	endpoint: 'leave',
	fields: [{ ...stopField, description: 'Which stop the driver has left' }],
	shape: { stop },
	body: (values) => ({ pickup_dropoff_option: values.stop }),
	details: ['latitude', 'longitude', 'reportedTime'],
});
