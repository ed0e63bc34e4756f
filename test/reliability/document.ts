import { machineAndVersions } from '../e2e/harness/machine';
import type { Kept, Outcome } from './scenario';

/** A scenario and what it found. */
export interface Played extends Outcome {
	name: string;
	title: string;
}

const PROMISES = `## The promise

1. *Once Saved*, the default of every trigger: an order that is acknowledged is in n8n, as a run that a person can see, whatever is pulled out in that moment.
2. The same order twice runs once, also after a restart, and also when n8n runs as several processes, unless both copies come in the same moment or a kill cut the first call off.
3. A copy is dropped only if the first one was acknowledged. A call that a kill cut off was not: its copy runs.
4. A write to a vendor is done once or not at all, or the run fails and says that it may have been done; a read is whole, or the run fails and says why.
5. No password, token or shared secret stands in a run, a log or an error, and none is sent to another host than the credential names.`;

const LIMITS = `## The limits, and what to set up against each

- **A run that was going on when n8n was killed is never taken up by n8n.** It is marked *crashed*; the order is in it, and a copy of it is a repeat. The workflow
  \`after-a-crash\` starts such runs again.
- **A run that n8n had saved and not begun when it was killed is taken up by n8n at its next start**, and no trigger is asked. On a machine that is behind, the sender may have
  called again meanwhile, and the order runs twice; n8n's own Webhook node is no different. *Ask Blink First* skips what Blink is past, and the table \`claims\` of the example workflows stands against the rest.
- **n8n itself may need more than one start** when calls keep coming in while SQLite is busy: run it under something that starts it again.
- **A sender that never resends (Blink, Blink Logistics) and calls while n8n is down is not heard.** A restart takes about twenty seconds. Set up *Blink Catch-Up
  Trigger* beside the webhook, or two webhook processes behind a proxy.
- **In the first moment of its start n8n answers 200 to every call and runs nothing; for some seconds after that it answers 404.** A proxy that waits for
  \`/healthz/readiness\` and holds or retries calls until then closes both gaps. Without one, the catch-up finds what was missed.
- **Two copies of an order in the same moment, at two webhook processes, both run.** The example workflows claim what they place in the data table \`claims\`, which stands against it.
- **Blink and Blink Logistics are answered after four seconds at the latest, saved or not**, since they hang up after five and never call again. An order that n8n
  cannot save in that time is one that only the catch-up finds.
- **At Once gives up the first promise.** An order is acknowledged before n8n has it; what n8n then cannot save is lost. It is for bursts that nothing else can take.
- **A delivery with two ends or two riders.** Where an order stands is kept by the board (\`orders-board\`) and by Blink, not by a trigger. Of two ends the first that arrives
  counts; of two riders the last that was named, who begins a new trip. Two first events of an order in the same moment, at two processes, may make two rows on the
  board: whoever reads takes the one that is further.
- **Between asking Blink and telling it lie a few milliseconds.** *Ask Blink First* skips what Blink has, or has behind it; what another process or a person does in Blink in
  those milliseconds can be overtaken. The board has no such gap: each of its steps is one conditional update.
- **A killed worker loses its runs in queue mode.** n8n ends them as failed after a minute and throws their data away, and the order with it. The catch-up knows the order still.
- **A memory of repeats reaches the database a moment after the answer, under load once a second.** A kill within that moment forgets the last orders; a sender that
  was answered does not send them again. A sender whose call was cut off does, and that copy runs, although in queue mode another process may bring the first one to
  its end.`;

/** What one scenario found, with the command that plays it. */
function section({ name, title, figures, kept, aims = [] }: Played, day: string): string {
	const line = (yes: string, no: string) => (each: Kept) =>
		each.isKept ? `- ${yes}: ${each.promise}.` : `- **${no}**: ${each.promise}. Seen: ${each.seen}`;
	const judged = [
		...kept.map(line('kept', 'not kept')),
		...aims.map(line('aim reached', 'aim missed on this machine')),
	];
	return `### ${title}\n\n\`npm run test:reliability -- --only ${name}\`, played ${day}\n\n${figures}\n\n${judged.join('\n')}\n`;
}

/** docs/reliability.md as this run found it; of what it did not play, the sections of the earlier document stay. */
export async function reliabilityDocument(played: readonly Played[], earlier = ''): Promise<string> {
	const sections = new Map<string, string>();
	for (const text of earlier.split(/^(?=### )/m).slice(1)) sections.set(text.split('\n', 1)[0]!, `${text.trimEnd()}\n`);
	const day = new Date().toISOString().slice(0, 10);
	for (const each of played) sections.set(`### ${each.title}`, section(each, day));
	return `# Reliability

Made by \`npm run test:reliability -- --write\`, which plays what may go wrong in a real n8n with this package installed from its tarball. n8n's own Webhook node stands
beside this package's triggers wherever it can do the same work. Kills and bursts vary: read counts as sizes, not as rates. What depends on how fast the machine is
is an aim, and not judged. \`.ci/run\` plays a part of it (\`--short\`): all but the kills in bursts and under load, the rushes and most of queue mode, which take long or
depend on the machine, and of the orders of arrival at the board every twentieth.

${(await machineAndVersions()).join('\n')}

${PROMISES}

${LIMITS}

## The figures

${[...sections.values()].join('\n')}`;
}
