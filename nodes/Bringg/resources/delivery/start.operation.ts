import { stepOperation } from './step';

export const startDelivery = stepOperation({
	option: {
		name: 'Start',
		value: 'start',
		action: 'Start delivery',
		description: 'Tell Bringg that the driver has set off',
	},
	endpoint: 'start',
	shape: {},
	body: () => ({}),
	details: ['latitude', 'longitude', 'reportedTime', 'deliveryCost', 'greenDelivery'],
});
