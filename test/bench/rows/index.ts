import type { LoneRow, Row } from '../row';
import type { Vendor } from '../support/vendor';
import { burst } from './burst';
import { lists } from './lists';
import { logins } from './logins';
import { ordersIn, throughDoors } from './ordersIn';
import { proof } from './proof';
import { startUp } from './startUp';
import { statuses } from './statuses';
import { manyRows, stock } from './stock';
import { tarball } from './tarball';
import { mapped } from './translation';

/** The rows that are measured side by side in one n8n. */
export const rowsInN8n = (vendor: Vendor): Row[] => [
	statuses(vendor),
	stock(vendor),
	manyRows(vendor),
	lists(vendor),
	ordersIn,
	throughDoors,
	burst,
	proof,
	logins(vendor),
];

/** The rows that need no shared n8n. */
export const loneRows: LoneRow[] = [mapped, startUp, tarball];
