import type { IWebhookFunctions } from 'n8n-workflow';

type WebhookRequest = ReturnType<IWebhookFunctions['getRequestObject']> & {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
};

/**
 * The body as JSON, whatever content type the sender claims: n8n parses only what is declared. A body that is no
 * JSON is given as text, so that nothing is lost.
 */
export async function bodyOf(request: WebhookRequest): Promise<unknown> {
	const { body } = request as { body: unknown };
	if (typeof body === 'string') return jsonOrText(body);
	if (body !== undefined && body !== null) return body;
	await request.readRawBody?.();
	return jsonOrText(request.rawBody?.toString('utf8') ?? '');
}

function jsonOrText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
