import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * Why n8n's own Allowed Domains in a credential forbid to call a URL, as a sentence; undefined when they allow it. n8n
 * itself looks at them in its HTTP Request node only, and at a login. A pattern `*.example.com` means subdomains only. The
 * choice None is about the HTTP Request node: it says nothing of the nodes the credential is made for.
 */
export function domainProblem(credentials: ICredentialDataDecryptedObject, url: string): string | undefined {
	if (credentials.allowedHttpRequestDomains !== 'domains' || !URL.canParse(url)) return undefined;
	const host = plainHost(new URL(url).hostname);
	const allowed = String(credentials.allowedDomains ?? '')
		.split(',')
		.map(plainHost)
		.filter((pattern) => pattern !== '');
	const isAllowed = allowed.some((pattern) =>
		pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
	);
	if (isAllowed) return undefined;
	return `The credential does not allow calls to ${host}: its Allowed Domains are ${allowed.join(', ') || 'empty'}. Add ${host} to them, or correct the URL.`;
}

function plainHost(host: string): string {
	return host.trim().toLowerCase().replace(/\.$/, '');
}
