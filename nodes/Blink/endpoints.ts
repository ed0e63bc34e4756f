import type { EndpointTable } from '../shared/http/endpoint';

/** Blink's hosts. The names are documented, the scheme is assumed. */
export const blinkHosts = {
	production: 'https://api.blinkco.io',
	sandbox: 'https://stg-api.blinkco.io',
} as const;

/**
 * Blink's REST API. Where `documented` is false the vendor's page shows the body but not the path, or shows it only in an
 * older edition: the path is this package's assumption and can be replaced in the credential.
 */
export const blinkEndpoints = {
	branches: {
		displayName: 'Branches',
		method: 'GET',
		path: '/interface/v1/branches',
		documented: true,
		repeatable: true,
	},
	login: {
		displayName: 'Login',
		method: 'POST',
		path: '/interface/v1/login',
		documented: true,
		repeatable: true,
	},
	updateOrderStatus: {
		displayName: 'Update Order Status',
		method: 'POST',
		path: '/interface/v1/updateOrderStatus',
		documented: false,
		repeatable: true,
	},
} as const satisfies EndpointTable;
