import axios from 'axios';

import { poll } from '../../harness/poll';

/** The staff's user name and password, as the forms ask for them. */
const auth = { username: 'staff', password: 'staff-password' };
const settings = { auth, proxy: false, validateStatus: () => true } as const;

/** What a person reads on a page, without its looks. */
function wordsOf(page: string): string {
	return page
		.replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&#x27;|&#39;/g, "'")
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * Fills in one page of an n8n form, as its own script does, and returns the page that comes next. A list of texts are the boxes
 * that were ticked.
 * @throws when the page is not there or does not take what was filled in
 */
export async function fillIn(url: string, values: Array<string | string[]>): Promise<{ url: string; values: string }> {
	const form = new FormData();
	values.forEach((value, index) => form.append(`field-${index}`, Array.isArray(value) ? JSON.stringify(value) : value));
	const answer = await axios.post<{ formWaitingUrl?: string }>(url, form, settings);
	const next = answer.data.formWaitingUrl ?? url;
	if (answer.status !== 200) throw new Error(`The form answered ${answer.status}`);
	// n8n's page asks in the same way until the next one is there.
	const status = next.includes('?') ? next.replace('?', '/n8n-execution-status?') : `${next}/n8n-execution-status`;
	await poll('the next page', async () => (await axios.get<string>(status, settings)).data === 'form-waiting' || undefined);
	return { url: next, values: wordsOf((await axios.get<string>(next, settings)).data) };
}

/** What a form answers to somebody without the password. */
export async function stranger(url: string): Promise<number> {
	return (await axios.get(url, { ...settings, auth: undefined })).status;
}

/** Answers a form that a waiting run has put somewhere, as a person does who follows the link. Returns what was asked there. */
export async function answer(url: string, values: string[]): Promise<string> {
	const asked = await axios.get<string>(url, { proxy: false });
	const form = new FormData();
	values.forEach((value, index) => form.append(`field-${index}`, value));
	const { status } = await axios.post(url, form, { proxy: false, validateStatus: () => true });
	if (status !== 200) throw new Error(`The form answered ${status}`);
	return wordsOf(asked.data);
}
