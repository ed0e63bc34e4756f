import type { EndpointTable } from '../../shared/http/api';

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
		repeat: 'always',
	},
	branches: {
		displayName: 'Branches',
		method: 'GET',
		path: '/interface/v1/branches',
		documented: true,
		repeat: 'always',
	},
	categories: {
		displayName: 'Categories',
		method: 'GET',
		path: '/interface/v1/categories',
		documented: false,
		repeat: 'always',
	},
	customers: {
		displayName: 'Customers',
		method: 'GET',
		path: '/interface/v1/customers',
		documented: true,
		repeat: 'always',
	},
	fetchOrder: {
		displayName: 'Fetch Order',
		method: 'GET',
		path: '/interface/v1/fetchOrder',
		documented: false,
		repeat: 'always',
	},
	login: {
		displayName: 'Login',
		method: 'POST',
		path: '/interface/v1/login',
		documented: true,
		repeat: 'always',
	},
	fetchMenu: {
		displayName: 'Menu',
		method: 'GET',
		path: '/interface/v1/fetchMenu',
		documented: false,
		repeat: 'always',
	},
	orderList: {
		displayName: 'Order List',
		method: 'GET',
		path: '/interface/v1/orderList',
		documented: false,
		repeat: 'always',
	},
	// Sets stock and prices to what is sent: twice is as good as once.
	syncStockPrice: {
		displayName: 'Stock and Price Syncing',
		method: 'POST',
		path: '/interface/v1/syncStockPrice',
		documented: false,
		repeat: 'always',
		reportsEntries: true,
	},
	submitOrder: {
		displayName: 'Submit Order',
		method: 'POST',
		path: '/interface/v1/submitOrder',
		documented: false,
		repeat: 'ifNotArrived',
	},
	updateOrderStatus: {
		displayName: 'Update Order Status',
		method: 'POST',
		path: '/interface/v1/updateOrderStatus',
		documented: false,
		repeat: 'always',
	},
} as const satisfies EndpointTable;
