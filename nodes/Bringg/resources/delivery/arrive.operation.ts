import { stop, stopField } from './delivery.fields';
import { stepOperation } from './step';

export const arriveAtStop = stepOperation({
	option: {
		name: 'Arrive',
		value: 'arrive',
		action: 'Arrive at stop',
		description: 'Tell Bringg that the driver is at the shop or at the customer',
	},
	endpoint: 'arrive',
	fields: [stopField],
	shape: { stop },
	body: (values) => ({ pickup_dropoff_option: values.stop }),
	details: ['latitude', 'longitude', 'reportedTime'],
});
