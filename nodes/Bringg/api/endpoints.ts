import type { EndpointTable } from '../../shared/http/api';

/**
 * Bringg's hosts by region (its page "Open Fleet", "Regions"). US3 has another name on one page of Bringg than in a public
 * client, and the sandbox is seen in that client only.
 */
export const bringgHosts = {
	us2: 'https://us2-admin-api.bringg.com',
	eu2: 'https://eu2-admin-api.bringg.com',
	eu3: 'https://eu3-admin-api.bringg.com',
	us3Api: 'https://us3-api.bringg.com',
	us3AdminApi: 'https://us3-admin-api.bringg.com',
	sandbox: 'https://sandbox-admin-api.bringg.com',
} as const;

const login = {
	displayName: 'Login',
	method: 'POST',
	path: '/oauth/token',
	documented: false,
	repeat: 'always',
} as const;

/**
 * A call of a fleet. It sets a state, so that a second one leaves what the first one made. Bringg's pages in public copies
 * show some of the paths, public clients the others.
 */
const fleetCall = (displayName: string, name: string, documented = false) =>
	({ displayName, method: 'POST', path: `/open_fleet_services/${name}`, documented, repeat: 'always' }) as const;

/** What a delivery provider calls (Bringg's pages "Open Fleet"). All calls are POST. */
export const fleetEndpoints = {
	arrive: fleetCall('Arrive', 'checkin', true),
	assignDriver: fleetCall('Assign Driver', 'assign_driver'),
	cancel: fleetCall('Cancel', 'cancel_delivery'),
	complete: fleetCall('Complete', 'end_task', true),
	// Twice the call is two notes.
	createNote: { ...fleetCall('Create Note', 'create_note'), repeat: 'ifNotArrived' },
	leave: fleetCall('Leave', 'checkout', true),
	login,
	start: fleetCall('Start', 'start_task'),
	update: fleetCall('Update', 'update_task'),
	updateDriverLocation: fleetCall('Update Driver Location', 'update_driver_location', true),
} as const satisfies EndpointTable;

const merchantCall = (displayName: string, name: string) =>
	({ displayName, method: 'POST', path: `/${name}`, documented: true, repeat: 'always' }) as const;

/** The page of a call shows GET, an older text POST. */
const merchantRead = (displayName: string, name: string) =>
	({ ...merchantCall(displayName, name), method: 'GET', otherMethod: 'POST' }) as const;

/**
 * What a merchant calls (Bringg's pages "Create Order (Task)" and its siblings): behind the Service URL, or behind
 * `/services` of the host. Create Order may be sent again because it always names an external ID, which Bringg takes once.
 */
export const merchantEndpoints = {
	cancelOrder: merchantCall('Cancel Order', 'cancel_task'),
	createOrder: merchantCall('Create Order', 'create_task'),
	getOpenOrders: merchantRead('Get Open Orders', 'get_open_tasks'),
	getOrder: merchantRead('Get Order', 'get_task'),
	login,
	updateOrder: merchantCall('Update Order', 'update_task'),
} as const satisfies EndpointTable;
