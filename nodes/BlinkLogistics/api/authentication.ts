import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { bareToken } from '../../shared/credential/ownedToken';

/** The token from the portal, as it goes into the header. */
export function logisticsToken({ token }: ICredentialDataDecryptedObject): string {
	return bareToken(String(token ?? ''));
}

/** The header that carries the token: name and prefix are assumed, so the credential can say others. */
export function logisticsHeaders(credentials: ICredentialDataDecryptedObject): Record<string, string> {
	const name = String(credentials.headerName ?? '').trim() || 'Authorization';
	return { [name]: `${String(credentials.headerPrefix ?? '').trim()} ${logisticsToken(credentials)}`.trim() };
}
