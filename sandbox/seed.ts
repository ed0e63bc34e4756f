import { sampleFile } from './samples';
import {
	vendorTime,
	type Branch,
	type BringgTask,
	type Cart,
	type Category,
	type Customer,
	type MenuItem,
	type Order,
	type Product,
	type State,
} from './state';
import type { OrderStatus } from './vocabulary';

const MINUTE = 60_000;

/** Enough rows for three pages of every list. */
const ROWS = { customers: 230, orders: 75, carts: 12, menu: 60 };

/** The ids the vendor's own samples use, so that its samples work against the sandbox as they stand. */
const VENDOR_SAMPLE_ORDERS = { status: 123456, fetch: 988309, list: 34862444 };

/** Carts lie a minute apart before this moment, orders after it. */
const PIVOT = Date.UTC(2026, 1, 9, 8, 8, 18);

const BRANCHES: Branch[] = [
	...sampleFile<{ data: Branch[] }>('blink/branches-answer').data,
	{ id: 65, blink_id: 50220, branch: 'Precinct-11A', branch_address: 'XYZ road street 13', is_live: 0, is_active: 1 },
];

const CATEGORIES: Category[] = [
	{ id: 1, name: 'Breakfast' },
	{ id: 2, name: 'Dairy' },
	{ id: 3, name: 'Drinks' },
];

const STATUSES: OrderStatus[] = [0, 1, 6, 2, 3, 4];

/**
 * The sandbox's data at the start and after a reset.
 * @param overrides whole collections to use in place of the seeded ones, e.g. `{ customers: [] }`.
 */
export function seed(overrides: Partial<State> = {}): State {
	return structuredClone({
		users: [{ username: 'demo', password: 'demo-password' }],
		tokens: [],
		logins: 0,
		logisticsTokens: ['demo-logistics-token'],
		branches: BRANCHES,
		customers: list(ROWS.customers, newCustomer),
		products: [
			product('97358ecc-06aa-4a8c-8249-6113261ac5a8', 94.72),
			product('1c54bd7abe7b', 39),
			product('257327', 110),
		],
		categories: CATEGORIES,
		menu: list(ROWS.menu, menuItem),
		orders: [
			newOrder(VENDOR_SAMPLE_ORDERS.status, 0),
			sampleOrder(),
			...list(ROWS.orders, (index) =>
				newOrder(VENDOR_SAMPLE_ORDERS.list + 1 + index, STATUSES[index % STATUSES.length]),
			),
		],
		carts: list(ROWS.carts, newCart),
		tasks: [],
		blendOrders: [],
		// One for each merchant.
		bringgClients: [
			{ clientId: 'demo-client', clientSecret: 'demo-client-secret' },
			{ clientId: 'second-client', clientSecret: 'second-client-secret' },
		],
		bringgServicePath: '/services/6f15901b/7c0dd1a4/9a2b77e3',
		bringgTasks: list(3, (index) => newBringgTask(index + 1, `SBX-${index + 1}`)),
		...overrides,
	});
}

/** A made-up customer; `index` sets every value, so the same index is always the same customer. */
export function newCustomer(index: number): Customer {
	return {
		full_name: `Customer ${index + 1}`,
		phone: `+923${String(330000000 + index)}`,
		gender: index % 2 === 0 ? 'Female' : 'Male',
		date_of_birth: '1990-01-01',
		created_at: vendorTime(new Date(Date.UTC(2023, 0, 1) + index * 60 * MINUTE)),
		email: `customer${index + 1}@example.com`,
		wallet_balance: String(index % 50),
		loyalty_points: String(index * 10),
	};
}

/** A made-up order with the given id. */
export function newOrder(id: number, status: OrderStatus = 0): Order {
	const at = vendorTime(new Date(PIVOT + (id % 1000) * MINUTE));
	const reason = status === 4 ? 'Delivery area is too far' : '';
	return {
		id,
		unique_code: `SBX-${id}`,
		customer_name: 'John Doe',
		customer_phone: '+923300000000',
		latitude: '24.918682',
		longitude: '67.102982',
		delivery_eta: 60,
		delivery_type: 'delivery',
		status,
		history: [{ status, comment: reason, at, by: 'seed' }],
		ordertime: at,
		instruction: '',
		payment_method: 'Cash',
		subtotal: 47,
		total: 53.11,
		delivery_charges: 0,
		promo_code: '',
		promo_discount: 0,
		reject_reason: reason,
		items: [
			{ item_id: 1567138, quantity: 1, price: 23, actual_price: 23, details: 'Chicken Bites 8 Pcs', notes: null },
		],
	};
}

/** A made-up order of Bringg's that nobody has begun; `number` makes its id. */
export function newBringgTask(number: number, externalId: string | null, now = new Date(0)): BringgTask {
	const at = now.toISOString();
	return {
		id: 26528269 + number,
		external_id: externalId,
		title: `Order ${externalId}`,
		status: 0,
		created_at: at,
		updated_at: at,
		way_points: [],
		notes: [],
		// Bringg's orders embed the accounts of customer and driver.
		customer: { name: 'John Doe', access_token: 'customer-token-7731' },
	};
}

/** A made-up abandoned cart, a minute older for every step of `index`. */
export function newCart(index: number): Cart {
	const [row] = sampleFile<{ data: { data: Cart[] } }>('blink/abandoned-carts-answer').data.data;
	if (!row) throw new Error('The abandoned carts sample has no row.');
	const left = PIVOT - index * MINUTE;
	return {
		...structuredClone(row),
		customer: {
			name: `Shopper ${index + 1}`,
			phone: `+923${String(330000000 + index)}`,
			address: '',
			latitude: '',
			longitude: '',
		},
		notification: { status: 'SENT', sent_at: vendorTime(new Date(left + 26 * MINUTE)) },
		created_at: vendorTime(new Date(left)),
	};
}

function sampleOrder(): Order {
	const { data } = sampleFile<{ data: Omit<Order, 'status' | 'history'> }>('blink/fetch-order-answer');
	return { ...data, status: 1, history: [{ status: 1, comment: '', at: data.ordertime, by: 'seed' }] };
}

function product(id: string, price: number): Product {
	return {
		id,
		price,
		discount_price: 0,
		branches: [{ id: '12345', is_active: true, price, discount_price: 0, stock_quantity: 10 }],
	};
}

function menuItem(index: number): MenuItem {
	return {
		id: 257327 + index,
		name: `Menu item ${index + 1}`,
		category_id: (index % CATEGORIES.length) + 1,
		price: `${100 + index}.00`,
	};
}

function list<Row>(length: number, row: (index: number) => Row): Row[] {
	return Array.from({ length }, (_, index) => row(index));
}
