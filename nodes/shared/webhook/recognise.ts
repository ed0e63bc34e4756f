import type { IDataObject } from 'n8n-workflow';

import { isRecord, unreadable } from '../model/repair';
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
	const event = kind.translate(payload);
	const lost = unreadable(body, payload).map((path) => `${path} could not be read and is null`);
	return { event: { ...event, warnings: [...(event.warnings ?? []), ...lost] }, payload };
}

function describe(body: unknown): string {
	if (body === undefined || body === null || body === '') return 'empty';
	if (Array.isArray(body)) return 'a list';
	return typeof body === 'object' ? 'empty' : `a ${typeof body}`;
}
