import { identify, type Identity } from './deduplication/identity';
import type { SourceContext } from './event';
import { match, type MatchedBody, type UnmatchedBody } from './parsing/match';
import { maxKeptBytes, withoutSecrets } from './redaction/redaction';
import type { WebhookSource } from './source';

/** What a body that was understood means, and what it is compared by. */
export interface Understood {
	matched: MatchedBody;
	identity: Identity;
}

/**
 * The body without secrets, and what it means: redact → match → map → identify. Pure. What was not foreseen, such as a text so
 * long that a regular expression runs out of stack, is Unrecognized like everything else that cannot be read. Only such a body
 * is not kept: it may hold secrets.
 * @param account which of several callers on one URL sent it, where that is known
 */
export function understand(
	source: WebhookSource,
	sent: unknown,
	facts: SourceContext,
	{ receivedAt, account }: { receivedAt: string; account: string | null },
): { body: unknown; read: Understood | UnmatchedBody } {
	try {
		const { body, cutTexts, shortenedFrom } = withoutSecrets(sent);
		const matched = match(source, body, facts, new Date(receivedAt));
		if ('issues' in matched) {
			const shortened =
				shortenedFrom === undefined
					? []
					: [`The body has ${shortenedFrom} bytes, of which the first ${maxKeptBytes} are kept`];
			return { body, read: { issues: [...matched.issues, ...shortened] } };
		}
		matched.event.warnings.push(...cutTexts.map((path) => `${path} is a text that held secrets: they are removed`));
		return { body, read: { matched, identity: identify(source, matched.event, body, receivedAt, account) } };
	} catch {
		return { body: null, read: { issues: ['The body could not be read: it is too large or too intricate'] } };
	}
}
