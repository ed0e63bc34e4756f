import { laravelPaginator, paginate, paginationOf, type Page } from '../paging';
import { newCart, newCustomer, newOrder } from '../seed';
import { nextOrderId, type Order, type State } from '../state';
import { ORDER_STATUS_WORDS } from '../vocabulary';
import type { Operation, OperationCall } from './operation';

/** Rows a page. Source: the vendor's samples; fetchMenu's size is a guess. */
const PER_PAGE = { customers: 100, orders: 30, carts: 5, menu: 50 };

export const branches: Operation = ({ state }) => ({
	body: { msg: 'Success', success: true, error: null, data: state.branches },
});

export const customers: Operation = (call) => {
	const { phone, created_at: createdAfter } = call.query;
	const rows = call.state.customers.filter(
		(row) => (!phone || row.phone === `+${phone}`) && (!createdAfter || row.created_at > createdAfter),
	);
	const page = pageOf(call, rows, PER_PAGE.customers);
	insertRow(call, 'customers');
	return { body: { msg: 'Success', success: true, error: null, data: laravelPaginator(page, call.url) } };
};

export const orderList: Operation = (call) => {
	const after = Number(call.query.order_id);
	// A code is neither greater nor smaller than a number: such an order is in every list.
	const rows = call.state.orders.filter(({ id }) => typeof id === 'string' || id > after);
	const page = pageOf(call, rows, PER_PAGE.orders);
	insertRow(call, 'orders');
	return { body: { success: true, data: page.rows.map(listedOrder), pagination: paginationOf(page) } };
};

export const abandonedCarts: Operation = (call) => {
	const { start_date: start = '', end_date: end = '' } = call.query;
	// Dates of this shape compare as text; the filter knows minutes, the carts know seconds.
	const inRange = call.state.carts.filter(
		(cart) => cart.created_at.slice(0, 16) >= start && cart.created_at.slice(0, 16) <= end,
	);
	const page = pageOf(call, inRange, PER_PAGE.carts);
	insertRow(call, 'carts');
	return {
		body: { success: true, pagination: paginationOf(page), data: { current_page: page.current_page, data: page.rows } },
	};
};

export const categories: Operation = ({ state }) => ({
	body: { msg: 'Success', success: true, data: state.categories },
});

export const fetchMenu: Operation = (call) => {
	const page = pageOf(call, call.state.menu, PER_PAGE.menu);
	return {
		body: {
			msg: 'Success',
			success: true,
			data: page.rows,
			current_page: page.current_page,
			last_page: page.last_page,
			per_page: page.per_page,
			total: page.total,
		},
	};
};

function pageOf<Row>({ query, switches }: OperationCall, rows: Row[], size: number): Page<Row> {
	return paginate(rows, Number(query.page ?? 1), switches.pageSize ?? size);
}

function listedOrder(order: Order) {
	const { id, unique_code, customer_name, customer_phone, delivery_type, ordertime } = order;
	const { payment_method, subtotal, total, delivery_charges, items } = order;
	return {
		...{ id, unique_code, customer_name, customer_phone, delivery_type },
		status: ORDER_STATUS_WORDS[order.status],
		...{ ordertime, payment_method, subtotal, total, delivery_charges, items },
	};
}

/** Makes new rows, for lists that change while someone reads them page by page. */
const NEW_ROW: { [List in 'customers' | 'orders' | 'carts']: (state: State) => State[List][number] } = {
	customers: (state) => newCustomer(state.customers.length),
	orders: (state) => newOrder(nextOrderId(state)),
	// Within the same minute as the newest cart, so that any range that shows one shows the other.
	carts: (state) => ({
		...newCart(0),
		customer: { ...newCart(0).customer, name: `Late shopper ${state.carts.length + 1}` },
	}),
};

function insertRow({ state, switches }: OperationCall, list: keyof typeof NEW_ROW): void {
	const plan = switches.insertBetweenPages;
	if (!plan || plan.list !== list || plan.times < 1) return;
	plan.times -= 1;
	const rows: unknown[] = state[list];
	if (plan.at === 'start') rows.unshift(NEW_ROW[list](state));
	else rows.push(NEW_ROW[list](state));
}
