import { WebhookContext } from 'n8n-core';
import type { Logger } from 'n8n-workflow';

/** The one logger that n8n-core gives to every node. */
const logger = Reflect.get(WebhookContext.prototype, 'logger') as Logger;

/** Collects what each test of a file writes into n8n's log as a warning, in place of printing it. */
export function warningsInLog(): string[] {
	const lines: string[] = [];
	beforeEach(() => {
		lines.length = 0;
		jest.spyOn(logger, 'warn').mockImplementation((line) => void lines.push(line));
	});
	afterEach(() => jest.restoreAllMocks());
	return lines;
}
