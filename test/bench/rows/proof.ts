import { randomBytes } from 'node:crypto';

import axios from 'axios';

import { webhookSample } from '../../../sandbox';
import { chain, type NodeSketch } from '../../e2e/build';
import type { Workflow } from '../../e2e/harness/workflow';
import type { Row } from '../row';
import { secondsOf } from '../support/bare';
import { finishedRuns } from '../support/finished';

const MEGABYTES = 10;
/** What a JPEG begins with: the trigger looks at it. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

const rider: NodeSketch = { name: 'In', type: 'n8n-nodes-blink.riderTrigger', typeVersion: 1.1 };
const webhook: NodeSketch = {
	name: 'In',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	parameters: { httpMethod: 'POST', path: 'benchProofWebhook', options: {} },
};
const end: NodeSketch = { name: 'End', type: 'n8n-nodes-base.noOp' };

const contenders: Record<string, Workflow> = {
	"n8n's Webhook, the picture left as text": chain('benchProofWebhook', webhook, end),
	'Rider Trigger, the picture as a file': chain('benchProof', rider, end),
};

/** A proof of delivery with a large picture inside the JSON. */
export const proof: Row = {
	name: 'proof',
	work: `a proof of delivery of ${MEGABYTES} MB`,
	settings: ['default'],
	workflows: Object.values(contenders),
	contenders: Object.fromEntries(
		Object.entries(contenders).map(([name, workflow]): [string, Row['contenders'][string]] => [
			name,
			async ({ n8n }) => {
				const picture = Buffer.concat([JPEG, randomBytes(MEGABYTES * 1024 * 1024)]).toString('base64');
				const body = webhookSample('ordatic.rider-proof-delivery', {
					'data.orderId': randomBytes(6).toString('hex'),
					'data.proofDelivery': picture,
				});
				const runs = await finishedRuns(n8n, workflow.id);
				const start = Date.now();
				const answered = await secondsOf(
					async () => await axios.post(n8n.webhookUrl(workflow, 'In'), body, { proxy: false, maxBodyLength: Infinity }),
				);
				return { 's to the answer': answered, 's to the end of the run': ((await runs.until(1)) - start) / 1000 };
			},
		]),
	),
};
