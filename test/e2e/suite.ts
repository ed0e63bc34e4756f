import type { Sandbox } from '../../sandbox';
import type { RunningN8n } from './harness/n8n';
import type { Credential, Workflow } from './harness/workflow';

/** What every end-to-end test works with: one n8n and one sandbox for all of them. */
export interface World {
	n8n: RunningN8n;
	sandbox: Sandbox;
	/** The account of the sandbox's Blink, as imported. */
	account: Credential;
	/** The accounts of Blink, Blink Logistics and Blend, as imported. */
	accounts: Credential[];
}

/** Tests about one thing, with what n8n has to know before it starts. */
export interface Suite {
	name: string;
	credentials?: Credential[];
	/** Imported and published. Each needs an id, and each trigger a webhookId, that no other suite uses. */
	workflows?: (account: Credential, accounts: Credential[]) => Workflow[];
	/** Defines the tests. The world is there once they run. */
	tests: (world: World) => void;
}
