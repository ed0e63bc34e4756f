import type { Sandbox } from '../../sandbox';
import type { RunningN8n } from './harness/n8n';
import type { Credential, Workflow } from './harness/workflow';
import type { Receiver } from './receiver';

/** What every end-to-end test works with: one n8n and one sandbox for all of them. */
export interface World {
	n8n: RunningN8n;
	sandbox: Sandbox;
	/** The account of the sandbox's Blink, as imported. */
	account: Credential;
	/** The accounts of Blink, Blink Logistics and Blend, and those of the staff, as imported. */
	accounts: Credential[];
	/** Stands in for everything else that a workflow calls. */
	receiver: Receiver;
}

/** What an example workflow is made ready with. */
export type Surroundings = Pick<World, 'accounts' | 'receiver'>;

/** Tests about one thing, with what n8n has to know before it starts. */
export interface Suite {
	name: string;
	credentials?: Credential[];
	/** Imported and published. Each needs an id, and each trigger a webhookId, that no other suite uses. */
	workflows?: (account: Credential, accounts: Credential[], receiver: Receiver) => Workflow[];
	/** Imported and left as drafts: those that start by the clock, or that a test publishes itself. */
	drafts?: (accounts: Credential[], receiver: Receiver) => Workflow[];
	/** Defines the tests. The world is there once they run. */
	tests: (world: World) => void;
}
