/**
 * The sandbox as the vendor of the bench, in a process of its own, so that it takes no time from what is measured. Writes
 * its address on the first line.
 */
import { startSandbox } from '../../../sandbox';
import { newOrder } from '../../../sandbox/seed';

/** 15 pages of 30. */
const ORDERS = 441;

void startSandbox({ seed: { orders: Array.from({ length: ORDERS }, (_, index) => newOrder(index + 1)) } }).then(
	async (sandbox) => {
		sandbox.switches.acceptUnknownOrders = true;
		console.log(sandbox.url);
	},
);
