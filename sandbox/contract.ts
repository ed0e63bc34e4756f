import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types';
import { parse } from 'yaml';

type Document = OpenAPIV3.DocumentV3_1;

/** The contracts, as read from their OpenAPI files. */
export const DOCUMENTS = {
	blink: readDocument('blink.openapi.yaml'),
	logistics: readDocument('blink-logistics.openapi.yaml'),
	blend: readDocument('blend.openapi.yaml'),
	bringg: readDocument('bringg.openapi.yaml'),
};

interface ContractOptions {
	document: Document;
	/** Who may call, if the contract asks at all: given the bearer token, says whether it is good. */
	isValidToken: (token: string) => boolean;
	/** The work behind each `operationId`. */
	handlerOf: (operationId: string) => RequestHandler;
	/** Also check the document and what the sandbox answers. */
	selfCheck: boolean;
}

/** Serves one contract: its routes and methods, its authentication and its request checks all come from the document. */
export function serveContract({ document, isValidToken, handlerOf, selfCheck }: ContractOptions): Router {
	const [scheme = ''] = Object.keys(document.components?.securitySchemes ?? {});
	return Router().use(
		OpenApiValidator.middleware({
			// The validator rewrites the document it is given.
			apiSpec: structuredClone(document),
			validateApiSpec: selfCheck,
			validateRequests: { allErrors: true },
			validateResponses: selfCheck && { allErrors: true },
			validateSecurity: { handlers: { [scheme]: (request: Request) => isValidToken(bearerToken(request)) } },
			fileUploader: false,
			// Paths that moved are rewritten in request.url.
			useRequestUrl: true,
			operationHandlers: {
				basePath: '',
				resolver: (_path, { openApiRoute, method }) => handlerOf(operationIdOf(document, openApiRoute, method)),
			},
		}),
	);
}

/** Whether a document names a path. */
export function documents(document: Document, path: string): boolean {
	return path in (document.paths ?? {});
}

interface ContractError {
	status?: number;
	message: string;
	headers?: Record<string, string>;
	errors?: Array<{ path: string; message: string; errorCode?: string }>;
}

/** Says only that a condition of the contract failed; the error beside it names the field. */
const CONDITION_FAILED = /^if\./;

/**
 * Turns the validator's and the body parser's errors into the vendor's style of refusal:
 * `refuseToken` answers calls without a valid token; 422 naming the fields for a body or query against the contract, otherwise the error's own status.
 */
export function refuseContractErrors(refuseToken: (response: Response) => void): ErrorRequestHandler {
	return (error: ContractError, _request, response, _next) => {
		const status = error.status ?? 500;
		if (status === 401) {
			refuseToken(response);
			return;
		}
		// Only 400 comes with the fields of the call; the errors of a 404, 405 or 415 name the path again.
		const errors = (status === 400 ? (error.errors ?? []) : [])
			.filter(({ errorCode }) => !CONDITION_FAILED.test(errorCode ?? ''))
			.map(({ path, message }) => ({ path: fieldPath(path), message }));
		if (errors.length === 0) {
			response
				.status(status)
				.set(error.headers ?? {})
				.json({ success: false, msg: error.message });
			return;
		}
		const named = [...new Set(errors.map(({ path, message }) => `${path} ${message}`))];
		response
			.status(422)
			.json({ success: false, msg: `The request does not keep to the contract: ${named.join('; ')}`, errors });
	};
}

/** `/body/products/0/price` → `products.0.price`; a query parameter → its name. */
function fieldPath(path: string): string {
	return path.replace(/^\/(body|query|headers|params)\/?/, '').replaceAll('/', '.') || 'body';
}

function operationIdOf(document: Document, path: string, method: string): string {
	const item = document.paths?.[path] as Record<string, { operationId?: string }> | undefined;
	return item?.[method.toLowerCase()]?.operationId ?? `${method} ${path}`;
}

function bearerToken(request: Request): string {
	return (request.headers.authorization ?? '').replace(/^Bearer /i, '');
}

function readDocument(file: string): Document {
	return parse(readFileSync(join(__dirname, file), 'utf8'), { merge: true }) as Document;
}
