import * as account from './account';
import * as blend from './blend';
import * as bringg from './bringg';
import * as lists from './lists';
import * as menu from './menu';
import type { Operation } from './operation';
import * as orders from './orders';
import * as tasks from './tasks';

/** What the sandbox does for each `operationId` of the contracts. */
export const OPERATIONS: Record<string, Operation> = {
	...account,
	...blend,
	...bringg,
	...lists,
	...menu,
	...orders,
	...tasks,
};
