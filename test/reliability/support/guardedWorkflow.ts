import { chain } from '../../e2e/build';
import type { Credential } from '../../e2e/harness/workflow';
import type { Receiver } from './receivers';

/** With signs that JSON, Base64 and URLs write in other ways. */
export const GUARDED_SECRET = 'kitchen/door+"key"=9731&more';

/** What calls must prove. */
export const guardedCredential: Credential = {
	id: 'relGuarded',
	name: 'Kitchen door',
	type: 'deliveryWebhookApi',
	data: { type: 'headerValue', headerName: 'X-Auth', headerSecret: GUARDED_SECRET },
};

/** A receiver that believes only calls with the secret. */
export const guardedReceiver: Receiver = {
	who: 'Blink, with a secret header',
	isOurs: true,
	isOnceSaved: true,
	workflow: chain(
		'relGuardedFlow',
		{
			name: 'In',
			type: 'n8n-nodes-blink.blinkTrigger',
			typeVersion: 1.1,
			parameters: { authentication: 'deliveryWebhookApi' },
			credential: guardedCredential,
		},
		{ name: 'End', type: 'n8n-nodes-base.noOp' },
	),
	kind: 'blink.order',
	idsOf: (code) => ({ blink_order_id: code }),
};
