import type { IDataObject } from 'n8n-workflow';

import { isRecord, unreadable, withoutEmpty } from '../reading/sent';
import type { Translation, WebhookSource } from './source';

/** A body that was understood, with its types repaired. */
export interface Recognised {
	event: Translation;
	payload: IDataObject;
}

/** A body that was not, and why. Issues name fields and never quote a value. */
export interface NotRecognised {
	issues: string[];
}

/** A list of thousands of unreadable entries needs no thousand warnings. */
const mostWarnings = 50;

/** Finds out what a body is and what it means. Pure; `body` has its secrets removed already. */
export function recognise(source: WebhookSource, body: unknown): Recognised | NotRecognised {
	if (!isRecord(body) || Object.keys(body).length === 0) {
		return { issues: [`The body is ${describe(body)}, not ${source.looksLike}`] };
	}
	const kind = source.kinds.find(({ recognises }) => recognises(body));
	if (kind === undefined) return { issues: [`The body is not ${source.looksLike}`] };

	const parsed = kind.schema.safeParse(body);
	if (!parsed.success) {
		return { issues: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
	}
	const payload = parsed.data as IDataObject;
	// The payload keeps its empty texts; for the model they are nothing said.
	const event = kind.translate(withoutEmpty(payload));
	const lost = unreadable(body, payload).map((path) => `${path} could not be read and is null`);
	return { event: { ...event, warnings: [...(event.warnings ?? []), ...shortened(lost)] }, payload };
}

function shortened(warnings: string[]): string[] {
	const more = warnings.length - mostWarnings;
	return more > 0
		? [...warnings.slice(0, mostWarnings), `${more} more values could not be read and are null`]
		: warnings;
}

function describe(body: unknown): string {
	if (body === undefined) return 'too large or was cut off';
	if (body === null || body === '') return 'empty';
	if (Array.isArray(body)) return 'a list';
	return typeof body === 'object' ? 'empty' : `a ${typeof body === 'string' ? 'text' : typeof body}`;
}
