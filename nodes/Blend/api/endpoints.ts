import type { EndpointTable } from '../../shared/http/api';

/** Blend's hosts, as the example URLs of its pages show them: staging is documented so, production by the older pages. */
export const blendHosts = {
	production: 'https://api.tryblend.net',
	staging: 'https://api-staging.tryblend.net',
} as const;

/**
 * What a delivery app calls at Blend. Blend hands out a URL of its own for each, which the credential holds; the paths
 * here are the examples of Blend's pages. Blend asks to send an order again, with the same ID, on anything but 200 (page "Order
 * Created Webhook": "should retry in case of non-200 OK response"). A status sets a state.
 */
export const blendEndpoints = {
	sendOrder: {
		displayName: 'Order Receive URL',
		method: 'POST',
		path: '/webhooks/order-receive',
		documented: false,
		repeat: 'always',
	},
	updateOrderStatus: {
		displayName: 'Order Status URL',
		method: 'POST',
		path: '/webhooks/order-status',
		documented: false,
		repeat: 'always',
	},
} as const satisfies EndpointTable;
