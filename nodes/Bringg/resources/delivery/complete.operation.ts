import { stepOperation } from './step';

export const completeDelivery = stepOperation({
	option: {
		name: 'Complete',
		value: 'complete',
		action: 'Complete delivery',
		description: 'Tell Bringg that the customer has the goods',
	},
	endpoint: 'complete',
	shape: {},
	body: () => ({}),
	details: ['latitude', 'longitude', 'reportedTime', 'deliveryCost'],
});
