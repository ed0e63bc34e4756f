import { join } from 'node:path';

import axios from 'axios';

import type { Switches } from '../../../sandbox';
import { startGuarded } from '../../e2e/harness/guarded';
import { OUTPUT, ROOT } from '../../e2e/harness/paths';
import { poll } from '../../e2e/harness/poll';
import type { Credential } from '../../e2e/harness/workflow';

/** The vendor's side of the bench: the sandbox in a process of its own. */
export interface Vendor {
	url: string;
	/** The account, for n8n. */
	account: Credential;
	/** A token for those who call by themselves. */
	token: string;
	set(switches: Partial<Switches>): Promise<void>;
	/** How many logins there were so far. */
	logins(): Promise<number>;
	expireTokens(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts it; it ends with this process. */
export async function startVendor(): Promise<Vendor> {
	const started = startGuarded({
		command: process.execPath,
		args: ['--import', 'tsx', join(__dirname, 'vendorProcess.ts')],
		env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
		logFile: join(OUTPUT, 'bench-vendor.log'),
	});
	try {
		const url = await poll('the vendor to start', () => {
			if (started.hasEnded()) throw new Error(`The vendor ended:\n${started.output()}`);
			return /http:\S+/.exec(started.output())?.[0];
		});
		const http = axios.create({ baseURL: url, proxy: false });
		const login = { username: 'demo', password: 'demo-password' };
		const { data } = await http.post<{ access_token: string }>('/interface/v1/login', login);
		return {
			url,
			token: data.access_token,
			account: {
				id: 'benchBlink',
				name: 'Blink',
				type: 'blinkApi',
				data: { ...login, environment: 'custom', url, accessToken: '' },
			},
			set: async (switches) => void (await http.post('/_sandbox/switches', switches)),
			logins: async () => (await http.get<{ logins: number }>('/_sandbox/state')).data.logins,
			expireTokens: async () => void (await http.post('/_sandbox/expire-tokens')),
			stop: started.stop,
		};
	} catch (error) {
		await started.stop();
		throw error;
	}
}
