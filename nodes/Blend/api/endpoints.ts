import type { EndpointTable } from '../../shared/http/endpoint';

/** Blend's hosts, as the example URLs of its pages show them: staging is documented so, production by the older pages. */
export const blendHosts = {
	production: 'https://api.tryblend.net',
	staging: 'https://api-staging.tryblend.net',
} as const;

/**
 * What a delivery app calls at Blend. Blend hands out a URL of its own for each, which the credential holds; the paths
 * here are the examples of Blend's pages. Blend asks to send again on anything but 200; whether it then knows an order by
 * its ID is not documented, so that an order that may have arrived is left to a person. A status sets a state.
 */
export const blendEndpoints = {
	sendOrder: {
		displayName: 'Order Receive URL',
		method: 'POST',
		path: '/webhooks/order-receive',
		documented: false,
		repeat: 'ifNotArrived',
	},
	updateOrderStatus: {
		displayName: 'Order Status URL',
		method: 'POST',
		path: '/webhooks/order-status',
		documented: false,
		repeat: 'always',
	},
} as const satisfies EndpointTable;
