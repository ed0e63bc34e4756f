import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox';
import { ROOT } from './harness/paths';
import { type Credential, withCredential, type Workflow } from './harness/workflow';

/** An example workflow as it is given to users: without credentials. */
export function exampleWorkflow(name: string): Workflow {
	return JSON.parse(readFileSync(join(ROOT, 'workflows', `${name}.json`), 'utf8')) as Workflow;
}

/** The account of the sandbox's Blink. */
export function sandboxAccount({ url, state }: Sandbox): Credential {
	const [user] = state.users;
	if (!user) throw new Error('The sandbox has no user.');
	return {
		id: 'sandboxBlink0001',
		name: 'Blink (sandbox)',
		type: 'blinkApi',
		data: { username: user.username, password: user.password, environment: 'custom', url },
	};
}

/** The workflow that accepts every order, at work for the sandbox's Blink. */
export function autoAccept(account: Credential): Workflow {
	return withCredential(exampleWorkflow('blink-order-auto-accept'), 'Accept the Order', account);
}
