import type { Sandbox } from '../../../sandbox';
import type { RunningN8n } from '../../e2e/harness/n8n';
import type { Workflow } from '../../e2e/harness/workflow';
import type { Database } from './database';
import type { Effects } from './effects';
import type { Receiver } from './receivers';

/** What a scenario plays in: an n8n with all receivers published, its database, and everything outside of it. */
export interface Where {
	n8n: RunningN8n;
	database: Database;
	sandbox: Sandbox;
	effects: Effects;
	/** The workflows that are published, one for each way to take orders in. */
	receivers: readonly Receiver[];
	/** A receiver whose every run calls Blink. */
	token: Receiver;
	/** A receiver that believes only calls with a secret. */
	guarded: Receiver;
	/** orders-board, at work for the sandbox's Blink. */
	board: Workflow;
	/** Says what is going on. */
	log(line: string): void;
}
