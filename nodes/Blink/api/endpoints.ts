import type { EndpointTable } from '../../shared/http/endpoint';

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
	abandonedCarts: {
		displayName: 'Abandoned Carts',
		method: 'GET',
		path: '/interface/v1/abandonedCarts',
		documented: false,
		repeatable: true,
	},
	branches: {
		displayName: 'Branches',
		method: 'GET',
		path: '/interface/v1/branches',
		documented: true,
		repeatable: true,
	},
	categories: {
		displayName: 'Categories',
		method: 'GET',
		path: '/interface/v1/categories',
		documented: false,
		repeatable: true,
	},
	customers: {
		displayName: 'Customers',
		method: 'GET',
		path: '/interface/v1/customers',
		documented: true,
		repeatable: true,
	},
	fetchOrder: {
		displayName: 'Fetch Order',
		method: 'GET',
		path: '/interface/v1/fetchOrder',
		documented: false,
		repeatable: true,
	},
	login: {
		displayName: 'Login',
		method: 'POST',
		path: '/interface/v1/login',
		documented: true,
		repeatable: true,
	},
	fetchMenu: {
		displayName: 'Menu',
		method: 'GET',
		path: '/interface/v1/fetchMenu',
		documented: false,
		repeatable: true,
	},
	orderList: {
		displayName: 'Order List',
		method: 'GET',
		path: '/interface/v1/orderList',
		documented: false,
		repeatable: true,
	},
	// Sets stock and prices to what is sent: twice is as good as once.
	syncStockPrice: {
		displayName: 'Stock and Price Syncing',
		method: 'POST',
		path: '/interface/v1/syncStockPrice',
		documented: false,
		repeatable: true,
	},
	submitOrder: {
		displayName: 'Submit Order',
		method: 'POST',
		path: '/interface/v1/submitOrder',
		documented: false,
		repeatable: false,
	},
	updateOrderStatus: {
		displayName: 'Update Order Status',
		method: 'POST',
		path: '/interface/v1/updateOrderStatus',
		documented: false,
		repeatable: true,
	},
} as const satisfies EndpointTable;
