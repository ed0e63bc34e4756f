import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * The header that Blend agreed on with the partner, if any: its pages document none. Blanks around its value are left out. A
 * value without a name is not sent: the credential's test refuses it.
 */
export function blendHeaders({ headerName, headerSecret }: ICredentialDataDecryptedObject): Record<string, string> {
	const name = String(headerName ?? '').trim();
	return name === '' ? {} : { [name]: String(headerSecret ?? '').trim() };
}
