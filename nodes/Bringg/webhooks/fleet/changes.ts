/** What a changed field is about, by the object it stands in. Source: Bringg's page "Delivery Updated Webhook". */
const fieldsOfWayPoint: Record<string, readonly string[]> = {
	address: [
		'address',
		'address_second_line',
		'borough',
		'city',
		'district',
		'full_address',
		'house_number',
		'lat',
		'lng',
		'state',
		'street',
		'zipcode',
	],
	note: ['note'],
	schedule: ['scheduled_at'],
	window: ['no_earlier_than', 'no_later_than'],
	contact: ['company_name', 'contacts', 'customer', 'email', 'name', 'phone'],
};

const fieldsOfTask: Record<string, readonly string[]> = {
	note: ['task_notes'],
	inventory: ['task_inventories'],
	schedule: ['scheduled_at'],
	contact: ['customer'],
	packages: ['packages'],
	preparation: ['preparation_status', 'preparation_status_id'],
};

/** All kinds of change, in the order in which they are listed. */
const kinds = ['address', 'note', 'inventory', 'schedule', 'window', 'contact', 'packages', 'preparation'];

interface Update {
	way_point?: object | null;
	task?: object | null;
	task_inventory?: object | null;
	task_note?: object | null;
}

/**
 * What a Delivery Updated is about. A field counts because it was sent, also as null: Bringg sends only what changed,
 * and null is how something is taken away. Where it sends the whole order instead, there is nothing to tell.
 */
export function changesOf({ way_point: wayPoint, task, task_inventory: inventory, task_note: note }: Update): string[] {
	const found = new Set([
		...kindsIn(wayPoint, fieldsOfWayPoint),
		...(isWholeOrder(task) ? [] : kindsIn(task, fieldsOfTask)),
		...(inventory ? ['inventory'] : []),
		...(note ? ['note'] : []),
	]);
	return kinds.filter((kind) => found.has(kind));
}

/** Whether an update carries the whole order ("Get full payload update for any Delivery Update"). */
export function isWholeOrder(task: object | null | undefined): boolean {
	return task !== null && task !== undefined && 'way_points' in task;
}

function kindsIn(changed: object | null | undefined, fields: Record<string, readonly string[]>): string[] {
	if (changed === null || changed === undefined) return [];
	return Object.entries(fields)
		.filter(([, names]) => names.some((name) => name in changed))
		.map(([kind]) => kind);
}
