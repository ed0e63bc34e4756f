import { startSandbox } from '../../sandbox';
import { sandboxAccount, sandboxAccounts, staffAccounts } from './example';
import { startN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { startReceiver } from './receiver';
import type { Suite, World } from './suite';
import { answers } from './suites/answers';
import { authentication } from './suites/authentication';
import { credentialTests } from './suites/credentialTests';
import { dataTable } from './suites/dataTable';
import { editorQuestions } from './suites/editorQuestions';
import { everyWebhook } from './suites/everyWebhook';
import { httpRequests } from './suites/httpRequest';
import { installedPackage } from './suites/installedPackage';
import { mainJob } from './suites/mainJob';
import { operations } from './suites/operations';
import { otherCredentialTests } from './suites/otherCredentialTests';
import { outgoingCalls } from './suites/outgoingCalls';
import { parser } from './suites/parser';
import { savedWorkflows } from './suites/savedWorkflows';
import { secrets } from './suites/secrets';
import { tokens } from './suites/tokens';
import { workflowSuites } from './suites/workflows';

// One n8n serves all suites, since starting one takes half a minute. Secrets come last: they look at what the others left.
const suites: Suite[] = [
	installedPackage,
	mainJob,
	dataTable,
	...workflowSuites,
	answers,
	everyWebhook,
	parser,
	authentication,
	tokens,
	outgoingCalls,
	credentialTests,
	otherCredentialTests,
	editorQuestions,
	...operations,
	httpRequests,
	savedWorkflows,
	secrets,
];

/** Installing n8n for the first time is part of it. */
const START_LIMIT_MS = 20 * 60_000;

const log = (line: string) => process.stderr.write(`» ${line}\n`);

jest.setTimeout(150_000);

const world = {} as World;

beforeAll(async () => {
	world.sandbox = await startSandbox({ selfCheck: true });
	world.receiver = await startReceiver();
	world.account = sandboxAccount(world.sandbox);
	world.accounts = [...sandboxAccounts(world.sandbox), ...staffAccounts];
	const workflows = suites.flatMap((suite) => suite.workflows?.(world.account, world.accounts, world.receiver) ?? []);
	const drafts = suites.flatMap((suite) => suite.drafts?.(world.accounts, world.receiver) ?? []);
	world.n8n = await startN8n({
		tarball: await buildAndPack(log),
		credentials: [...world.accounts, ...suites.flatMap(({ credentials = [] }) => credentials)],
		workflows: [...workflows, ...drafts],
		publish: workflows.map(({ id }) => id),
		name: 'e2e',
		log,
	});
}, START_LIMIT_MS);

afterAll(async () => {
	await world.n8n?.stop();
	await world.sandbox?.stop();
	await world.receiver?.stop();
}, 60_000);

for (const { name, tests } of suites) describe(name, () => tests(world));
