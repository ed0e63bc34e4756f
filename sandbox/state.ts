import type { OrderStatus, TaskEventId } from './vocabulary';

/** A bearer token handed out by login; `expiresAt` is epoch milliseconds. */
export interface Token {
	value: string;
	username: string;
	expiresAt: number;
}

/** A row of Branches, in the vendor's own shape. */
export interface Branch {
	id: number;
	blink_id: number;
	branch: string;
	branch_address: string;
	is_live: number;
	is_active: number;
}

/** A row of Customers, in the vendor's own shape: balances are text. */
export interface Customer {
	full_name: string;
	phone: string;
	gender: string;
	date_of_birth: string;
	created_at: string;
	email: string;
	wallet_balance: string;
	loyalty_points: string;
}

export interface OrderItem {
	item_id: number;
	quantity: number;
	/** One unit with its options. */
	price: number;
	actual_price: number;
	details: string;
	notes: string | null;
}

/** One step in an order's life; `at` is `YYYY-MM-DD HH:MM:SS` UTC. */
export interface StatusChange {
	status: OrderStatus;
	comment: string;
	at: string;
	by: 'seed' | 'submitOrder' | 'webhook' | 'updateOrderStatus';
}

/** An order: what fetchOrder shows, with the status as a number and its history. */
export interface Order {
	/** A number, or a mixed-case code such as `qW7rTz`, as tills have been seen to get. */
	id: number | string;
	unique_code: string;
	customer_name: string;
	customer_phone: string;
	latitude: string | null;
	longitude: string | null;
	delivery_eta: number;
	delivery_type: string;
	status: OrderStatus;
	history: StatusChange[];
	ordertime: string;
	instruction: string;
	payment_method: string;
	subtotal: number;
	total: number;
	delivery_charges: number;
	promo_code: string;
	promo_discount: number;
	reject_reason: string;
	items: OrderItem[];
}

/** A row of Abandoned Carts, in the vendor's own shape. */
export interface Cart {
	order_id: string;
	branch_id: string;
	customer: { name: string; phone: string; address: string; latitude: string; longitude: string };
	notification: { status: string; sent_at: string };
	created_at: string;
	cart_value: number;
	cart_items: Array<{
		dish_id: number;
		quantity: number;
		details: string;
		unit_price: string;
		actual_unit_price: string;
		total_price: string;
		actual_total_price: string;
		selected_suboption_ids: string;
		options: Array<{
			id: number;
			name: string;
			suboptions: Array<{ id: number; name: string; price: string; actual_price: string }>;
		}>;
	}>;
}

export interface BranchStock {
	id: string;
	is_active?: boolean;
	price?: number | null;
	discount_price?: number | null;
	stock_quantity?: number;
}

/** Stock and prices of one product, as last synced. */
export interface Product {
	id: string;
	price: number;
	discount_price: number;
	branches: BranchStock[];
}

export interface Category {
	id: number;
	name: string;
}

export interface MenuItem {
	id: number | string;
	name: string;
	sku?: string;
	category_id?: number | null;
	price?: string;
}

/** The fields a task was created with and later changed to, as sent. */
export type TaskFields = Record<string, string | number>;

export interface Task {
	taskId: string;
	mappingKey: string;
	type: number;
	eventId: TaskEventId;
	reason: string;
	agent: { name: string; contact: string };
	fields: TaskFields;
}

/** An order that a delivery app sent to Blend, and the statuses that came for it. */
export interface BlendOrder {
	/** Blend's own id, which the answer gives back. */
	blendId: string;
	branchId: string;
	/** As sent; the id in it is the delivery app's. */
	payload: { id: string; total: number; items: unknown[] };
	statuses: string[];
	/** How often it was sent: again with the same id is the same order. */
	received: number;
}

/** An order at Bringg, as its merchant and its fleet see it. */
export interface BringgTask {
	id: number;
	external_id: string | null;
	title: string;
	/** Bringg's number of the state. */
	status: number;
	created_at: string;
	updated_at: string;
	way_points: Array<Record<string, unknown>>;
	/** What was sent as notes and proof. */
	notes: Array<Record<string, unknown>>;
	customer: Record<string, unknown>;
	/** The driver, once there is one. */
	user?: { external_id: string; name: string; phone?: string };
}

/** Everything the sandbox remembers. Tests may read and change it freely. */
export interface State {
	users: Array<{ username: string; password: string }>;
	tokens: Token[];
	/** How many logins succeeded. */
	logins: number;
	/** Tokens of the Logistics portal; they never expire. */
	logisticsTokens: string[];
	branches: Branch[];
	customers: Customer[];
	products: Product[];
	categories: Category[];
	menu: MenuItem[];
	/** In the order orderList shows them. */
	orders: Order[];
	carts: Cart[];
	tasks: Task[];
	blendOrders: BlendOrder[];
	/** Who may get a token at Bringg. */
	bringgClients: Array<{ clientId: string; clientSecret: string }>;
	/** The path of the merchant's Service URL at Bringg: whoever knows it needs no token. */
	bringgServicePath: string;
	bringgTasks: BringgTask[];
}

/** A moment as the vendor writes it: `YYYY-MM-DD HH:MM:SS`, UTC. */
export function vendorTime(moment: Date): string {
	return moment.toISOString().slice(0, 19).replace('T', ' ');
}

/** The number that the next order gets: codes have no size, so they do not count. */
export function nextOrderId({ orders }: Pick<State, 'orders'>): number {
	return Math.max(0, ...orders.map(({ id }) => (typeof id === 'number' ? id : 0))) + 1;
}

/** The order with an id that came as text. */
export function findOrder({ orders }: Pick<State, 'orders'>, id: unknown): Order | undefined {
	return orders.find((each) => String(each.id) === id);
}

/** Appends a status to an order and keeps its reject reason in step. */
export function moveOrder(order: Order, change: StatusChange): void {
	order.status = change.status;
	order.history.push(change);
	order.reject_reason = change.status === 4 ? change.comment : '';
}
