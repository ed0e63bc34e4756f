import type { Sandbox } from '../../../sandbox';
import { seed } from '../../../sandbox/seed';

/** Puts back what other suites have changed at the vendors. Logins stay as they are: n8n keeps its token. */
export function restoreRecords({ state }: Sandbox): void {
	const { users: _users, tokens: _tokens, logins: _logins, ...records } = seed();
	Object.assign(state, records);
}
