import express, { type Express, type Request, type RequestHandler } from 'express';

import { adminRouter } from './admin';
import { rawBodies, recordBody, recordCall, type Call } from './calls';
import { DOCUMENTS, documents, refuseContractErrors, serveContract } from './contract';
import { answerUnauthenticated, pause, spoil } from './faults';
import { OPERATIONS } from './operations';
import type { Sandbox } from './sandbox';
import { takeFault } from './switches';

export interface AppSettings {
	tokenLifetimeSeconds: number;
	selfCheck: boolean;
}

/** The sandbox's HTTP side: log the call, spoil it if a switch says so, then hold it to its contract and do its work. */
export function createApp(sandbox: Sandbox, { tokenLifetimeSeconds, selfCheck }: AppSettings): Express {
	const { state, switches, calls } = sandbox;
	const records = new WeakMap<Request, Call>();

	const parseBody = express.json({
		limit: '16mb',
		verify: (request, _response, text) => void rawBodies.set(request, text.toString('utf8')),
	});

	const log: RequestHandler = (request, response, next) => {
		records.set(request, recordCall(calls, request, response));
		next();
	};

	const logBody: RequestHandler = (request, _response, next) => {
		const record = records.get(request);
		if (record) recordBody(record, request);
		next();
	};

	const disturb: RequestHandler = async (request, response, next) => {
		// Taken before the wait: faults belong to calls in the order they arrive.
		const fault = takeFault(switches, request.method, request.path);
		if (switches.latencyMilliseconds > 0) await pause(switches.latencyMilliseconds);
		if (fault) await spoil(request, response, fault, next);
		else next();
	};

	const followMoves: RequestHandler = (request, response, next) => {
		const moved = switches.movedPaths[request.path];
		if (moved) {
			response
				.status(moved.answer)
				.json({ success: false, msg: moved.answer === 404 ? 'not found' : `${request.method} method not allowed` });
			return;
		}
		const [original] = Object.entries(switches.movedPaths).find(([, { to }]) => to === request.path) ?? [];
		if (original) request.url = request.url.replace(request.path, original);
		next();
	};

	/** Calls behind the Service URL of Bringg's merchant are served as if they had a token. */
	const serveServiceUrl: RequestHandler = (request, _response, next) => {
		const service = `${state.bringgServicePath}/`;
		if (request.path.startsWith(service)) {
			request.url = request.url.replace(service, '/services/');
			request.headers.authorization = `Bearer ${state.bringgServicePath}`;
		}
		next();
	};

	/** Bringg says on every answer how many calls are left (documented; the figures are not). */
	const countDown: RequestHandler = (request, response, next) => {
		if (documents(DOCUMENTS.bringg, request.path)) {
			response.set({ 'RateLimit-Limit': '600', 'RateLimit-Remaining': '599', 'RateLimit-Reset': '1' });
		}
		next();
	};

	const handlerOf = (operationId: string): RequestHandler => {
		const operation = OPERATIONS[operationId];
		if (!operation) throw new Error(`The contract names the operation "${operationId}", the sandbox does not know it.`);
		return (request, response) => {
			const { status = 200, body } = operation({
				state,
				switches,
				query: request.query as Record<string, string | undefined>,
				body: request.body as unknown,
				url: `${request.protocol}://${request.get('host') ?? ''}${request.path}`,
				tokenLifetimeSeconds,
				now: new Date(),
			});
			response.status(status).json(body);
		};
	};

	const blink = serveContract({
		document: DOCUMENTS.blink,
		isValidToken: (token) => state.tokens.some(({ value, expiresAt }) => value === token && expiresAt > Date.now()),
		handlerOf,
		selfCheck,
	});
	const logistics = serveContract({
		document: DOCUMENTS.logistics,
		isValidToken: (token) => state.logisticsTokens.includes(token),
		handlerOf,
		selfCheck,
	});
	const blend = serveContract({ document: DOCUMENTS.blend, isValidToken: () => true, handlerOf, selfCheck });
	const bringg = serveContract({
		document: DOCUMENTS.bringg,
		isValidToken: (token) =>
			token === state.bringgServicePath ||
			state.tokens.some(
				({ value, username, expiresAt }) =>
					value === token &&
					expiresAt > Date.now() &&
					state.bringgClients.some(({ clientId }) => clientId === username),
			),
		handlerOf,
		selfCheck,
	});
	const contracts = [
		[DOCUMENTS.logistics, logistics],
		[DOCUMENTS.blend, blend],
		[DOCUMENTS.bringg, bringg],
	] as const;
	const contractAt = (path: string) => contracts.find(([document]) => documents(document, path))?.[1] ?? blink;

	return express()
		.disable('x-powered-by')
		.use('/_sandbox', adminRouter(sandbox))
		.use(log, parseBody, logBody, serveServiceUrl, countDown, disturb, followMoves)
		.use((request, response, next) => contractAt(request.path)(request, response, next))
		.use(refuseContractErrors((response) => answerUnauthenticated(response, switches.unauthenticated)));
}
