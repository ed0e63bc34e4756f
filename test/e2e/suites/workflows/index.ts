import type { Suite } from '../../suite';
import { afterACrash } from './afterACrash';
import { assistant } from './assistant';
import { dailySales } from './dailySales';
import { inbox } from './inbox';
import { blinkIn } from './blinkIn';
import { missedOrders } from './missedOrders';
import { ordersBoardSuite } from './ordersBoard';
import { riderRescue } from './riderRescue';
import { soldOut } from './soldOut';
import { waitingTooLong } from './waitingTooLong';
import { abandonedCarts } from './abandonedCarts';
import { answeredByNode } from './answeredByNode';
import { blendOrder } from './blendOrder';
import { bringgFleetAnswers } from './bringgFleetAnswers';
import { bigOrder } from './bigOrder';
import { boardPages } from './boardPages';
import { bringgStatus } from './bringgStatus';
import { evening } from './evening';
import { kitchenTicket } from './kitchenTicket';
import { lateOrFailed } from './lateOrFailed';
import { ordersOverAQueue } from './ordersOverAQueue';
import { orderToBlend } from './orderToBlend';
import { refunds } from './refunds';
import { riders } from './riders';
import { stockAndPrice } from './stockAndPrice';
import { testEvent } from './testEvent';

/** The example workflows, each made ready as its sticky note says and played against the sandbox. */
export const workflowSuites: Suite[] = [
	kitchenTicket,
	evening,
	orderToBlend,
	blendOrder,
	answeredByNode,
	bringgStatus,
	bringgFleetAnswers,
	riders,
	stockAndPrice,
	abandonedCarts,
	refunds,
	lateOrFailed,
	// After the evening: they ask the memory that the evening's workflow fills, and the board.
	ordersBoardSuite,
	blinkIn,
	missedOrders,
	ordersOverAQueue,
	waitingTooLong,
	riderRescue,
	soldOut,
	dailySales,
	inbox,
	assistant,
	bigOrder,
	testEvent,
	// Late among those that read the board: it writes orders there.
	boardPages,
	afterACrash,
];
