import type { RunningN8n } from '../e2e/harness/n8n';
import type { Workflow } from '../e2e/harness/workflow';
import type { Vendor } from './support/vendor';

/** What was measured in one go, by name; the name says the unit ("s", "answers a second"). */
export type Figures = Record<string, number>;

/** How n8n is set up: as it comes, or with the isolates of its expressions made only when an expression needs one. */
export type Settings = 'default' | 'lazy';

/** What there is to measure with. */
export interface World {
	n8n: RunningN8n;
	vendor: Vendor;
	/** The package as `npm pack` made it. */
	tarball: string;
}

/** One piece of work, and several ways to do it that are measured in turn. */
export interface Row {
	/** For `--only`. */
	name: string;
	/** As the table calls the work. */
	work: string;
	/** The n8n to measure in, each in turn; none for a row that needs no n8n or starts its own. */
	settings: readonly Settings[];
	/** Imported and published before anything is measured. */
	workflows?: readonly Workflow[];
	/** The first is what the others are compared with. */
	contenders: Record<string, (world: World) => Promise<Figures>>;
}

/** A row that is measured without the shared n8n. */
export interface LoneRow extends Omit<Row, 'settings' | 'workflows' | 'contenders'> {
	contenders: Record<string, (tarball: string) => Promise<Figures>>;
}
