import { randomUUID } from 'node:crypto';

import { refusal, type Operation } from './operation';

/** Exchanges a username and password for a bearer token. */
export const login: Operation = ({ state, body, now, tokenLifetimeSeconds }) => {
	const { username, password } = body as { username: string; password: string };
	const user = state.users.find((each) => each.username === username && each.password === password);
	if (!user) return refusal('Invalid username or password', 401);
	const value = `sandbox-${randomUUID()}`;
	state.tokens.push({ value, username, expiresAt: now.getTime() + tokenLifetimeSeconds * 1000 });
	state.logins += 1;
	return { body: { token_type: 'Bearer', access_token: value } };
};
