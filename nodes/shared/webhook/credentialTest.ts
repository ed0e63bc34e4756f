import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

/**
 * The test of the `deliveryWebhookApi` credential. There is nobody to call: it checks that what calls must prove is
 * filled in, since an empty value would refuse every call.
 */
export async function deliveryWebhookApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const needed =
		data.type === 'basic'
			? { username: 'Username', password: 'Password' }
			: { headerName: 'Header Name', headerSecret: 'Header Value' };
	const missing = Object.entries(needed)
		.filter(([field]) => String(data[field] ?? '').trim() === '')
		.map(([, displayName]) => displayName);
	if (missing.length > 0) {
		return { status: 'Error', message: `${missing.join(' and ')} must be filled in` };
	}
	return { status: 'OK', message: 'Complete. Calls must prove this before they start a workflow.' };
}
