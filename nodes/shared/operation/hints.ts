import type { IExecuteFunctions } from 'n8n-workflow';

/** Says lines about a run in the node's output pane, each once: they fold into one line when there are several. */
export function hints(context: IExecuteFunctions): (message: string) => void {
	const shown = new Set<string>();
	return (message) => {
		if (shown.has(message)) return;
		shown.add(message);
		context.addExecutionHints({
			message,
			type: 'warning',
			location: 'outputPane',
			group: { key: 'answer', summary: '{count} hints about the answer' },
		});
	};
}
