import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The header that carries the token: name and prefix are assumed, so the credential can say others. */
export function logisticsHeaders({
	headerName,
	headerPrefix,
	token,
}: ICredentialDataDecryptedObject): Record<string, string> {
	const name = String(headerName ?? '').trim() || 'Authorization';
	return { [name]: `${String(headerPrefix ?? '').trim()} ${String(token ?? '').trim()}`.trim() };
}
