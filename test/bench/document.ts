import { machineAndVersions } from '../e2e/harness/machine';

/** What stands in docs/performance.md around the table. */
export async function performanceDocument(table: string, rounds: number): Promise<string> {
	return `# Performance

Made by \`npm run bench -- --write\`. Every line of a piece of work was measured in turn with the others, in one real n8n with this package
installed from its tarball: ${rounds} rounds after one that does not count, the medians and the spread below.

- Measured: ${new Date().toISOString().slice(0, 10)}
${(await machineAndVersions()).join('\n')}
- n8n, the vendor's mock server and whoever sends share the machine, each in a process of its own.

"Bare client" is Node's own HTTP over connections that stay open: no program can do the same calls in less time with as many in flight. "A connection for each call" is
what n8n's own request helper does, whichever node asks: no node can do with fewer. "The least a node can do" is a node that has n8n read one parameter and send one
call for each item, with the credential, and looks at no answer: n8n evaluates the parameter's expression and decrypts the credential anew for each of them. "By hand" is what a
person builds today from n8n's HTTP Request, Webhook, If and Code nodes. n8n (2.41, read in its \`live-webhooks\`) gives a webhook call an isolate for its expressions before it asks the trigger, some
twenty milliseconds of work, and spares only its own Webhook node from version 1.1 on: with default settings every other trigger stays behind that one. "Isolates when needed" is n8n with \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`. The last column divides
a median by that of the first line of the same work: for seconds less is better, for a number a second more is.

${table}
`;
}
