import { json, Router, type ErrorRequestHandler } from 'express';
import { z } from 'zod';

import { isWebhookKind, WEBHOOK_KINDS } from './kinds';
import type { Sandbox } from './sandbox';
import { switchesSchema } from './switches';

const sendSchema = z
	.object({
		kind: z
			.string()
			.refine(isWebhookKind, { message: 'is not a webhook the sandbox can send; GET /_sandbox/kinds lists them' }),
		to: z.string().url(),
		headers: z.record(z.string()).optional(),
		set: z.record(z.unknown()).optional(),
		body: z.unknown().optional(),
		jwt: z
			.object({
				key: z.string().min(1),
				claims: z.record(z.unknown()).optional(),
				expiresInSeconds: z.number().optional(),
				header: z.string().optional(),
				bearer: z.boolean().optional(),
			})
			.strict()
			.optional(),
		timeoutMilliseconds: z.number().positive().optional(),
		pauseMilliseconds: z.number().nonnegative().optional(),
	})
	.strict();

const refuseSchema = z.object({ milliseconds: z.number().positive().max(3_600_000) }).strict();

/** The HTTP side of the switches, for people and for programs that do not run in the sandbox's process. */
export function adminRouter(sandbox: Sandbox): Router {
	return Router()
		.use(json({ limit: '10mb' }))
		.get('/', (_request, response) => {
			response.json({ sandbox: 'Blink, Blink Logistics, Blend and Bringg', url: sandbox.url, paths: PATHS });
		})
		.get('/calls', (_request, response) => void response.json(sandbox.calls))
		.delete('/calls', (_request, response) => {
			sandbox.calls.length = 0;
			response.json({ success: true });
		})
		.get('/state', (_request, response) => void response.json(sandbox.state))
		.get('/switches', (_request, response) => void response.json(sandbox.switches))
		.post('/switches', (request, response) => {
			response.json(Object.assign(sandbox.switches, switchesSchema.partial().parse(request.body)));
		})
		.post(
			'/expire-tokens',
			(_request, response) => void response.json({ success: true, expired: sandbox.expireTokens() }),
		)
		.post('/refuse', (request, response) => {
			const { milliseconds } = refuseSchema.parse(request.body);
			// Once the door is shut, this answer could not go out either.
			response.on('finish', () => void sandbox.refuseFor(milliseconds));
			response.json({ success: true });
		})
		.post('/reset', (_request, response) => {
			sandbox.reset();
			response.json({ success: true });
		})
		.get('/kinds', (_request, response) => void response.json(WEBHOOK_KINDS))
		.post('/send', async (request, response) => {
			const { kind, to, ...options } = sendSchema.parse(request.body);
			response.json(await sandbox.send(kind, to, options));
		})
		.use(
			(_request, response) =>
				void response.status(404).json({ success: false, msg: 'The sandbox has no such page', paths: PATHS }),
		)
		.use(explain);
}

const PATHS = [
	'GET /_sandbox/calls',
	'DELETE /_sandbox/calls',
	'GET /_sandbox/state',
	'GET /_sandbox/switches',
	'POST /_sandbox/switches',
	'POST /_sandbox/expire-tokens',
	'POST /_sandbox/refuse',
	'POST /_sandbox/reset',
	'GET /_sandbox/kinds',
	'POST /_sandbox/send',
];

const explain: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, _next) => {
	if (error instanceof z.ZodError) {
		const errors = error.issues.map(({ path, message }) => ({ path: path.join('.') || 'body', message }));
		response
			.status(422)
			.json({ success: false, msg: errors.map(({ path, message }) => `${path}: ${message}`).join('; '), errors });
		return;
	}
	response.status(error.status ?? 422).json({ success: false, msg: error.message });
};
