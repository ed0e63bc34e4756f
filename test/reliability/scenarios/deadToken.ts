import { expects, type Scenario } from '../scenario';
import { untilQuiet } from '../support/ledger';
import { sendOrder } from '../support/orders';
import { TOKEN_WORKFLOW } from '../support/tokenWorkflow';

const RUNS = 50;

/** Many runs that all find the same token dead. */
export const deadToken: Scenario = {
	name: 'deadToken',
	title: `${RUNS} runs at once with a dead token`,
	async run({ n8n, database, sandbox, token }) {
		const url = n8n.webhookUrl(token.workflow, 'In');
		const failed = async () => {
			const [row] = await database.query<{ failed: number }>(
				`SELECT count(*) AS failed FROM execution_entity WHERE "workflowId" = '${TOKEN_WORKFLOW}' AND status <> 'success'`,
			);
			return Number(row?.failed);
		};
		sandbox.switches.latencyMilliseconds = 200;
		await sendOrder(token, url);
		await untilQuiet(database);
		const before = { logins: sandbox.state.logins, failed: await failed() };
		sandbox.expireTokens();
		await Promise.all(Array.from({ length: RUNS }, async () => await sendOrder(token, url)));
		await untilQuiet(database);
		sandbox.switches.latencyMilliseconds = 0;
		const logins = sandbox.state.logins - before.logins;
		const failures = (await failed()) - before.failed;
		return {
			figures: `${RUNS} runs at once, each calling Blink with a token that has just expired, 200 ms a call: ${logins} login(s), ${failures} failed run(s).`,
			kept: [expects('no run fails for a dead token', failures)],
		};
	},
};
