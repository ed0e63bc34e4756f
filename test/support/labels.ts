import { ourCredentials, ourNodes } from './package';

/** What n8n 2.41 itself shows, and the texts name. */
const n8nLabels = [
	'Add first step',
	'AI Agent',
	'API key',
	'Allowed HTTP Request Domains',
	'Base URL',
	'Bearer Auth',
	'By ID',
	'Call n8n Workflow Tool',
	'Community nodes',
	'Connect to Blink',
	'Connect to Delivery Webhook',
	'Credential',
	'Data tables',
	'Error workflow',
	'Execute step',
	'Execute Sub-workflow',
	'Execute Workflow Trigger',
	'Executions',
	'From file',
	'Generic Credential Type',
	'Got it',
	'HTTP Request',
	'Import',
	'Install',
	'MCP Client Tool',
	'On order created or changed',
	'Predefined Credential Type',
	'Production',
	'Production URL',
	'Publish',
	'Remove Duplicates',
	'Remove Items Processed in Previous Executions',
	'Respond to Webhook node',
	'Retry',
	'Retry On Fail',
	'Save',
	'Send and Wait for Response',
	'Settings',
	'Specific Domains',
	'Test URL',
	'Webhook URLs',
	'When Executed by Another Workflow',
	'set mock data',
	'+',
	'⋯',
];

/** Every name that the package shows: of nodes, fields, choices, operations, actions, outputs and credentials; and n8n's. */
export function labelsOnScreen(): Set<string> {
	const ours = [...ourNodes, ...ourCredentials].flatMap(({ made }) => labelsIn(made));
	return new Set([...ours, ...n8nLabels]);
}

function labelsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(labelsIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		if (key === 'outputNames') return inner as string[];
		return typeof inner === 'string' && ['displayName', 'name', 'action'].includes(key) ? [inner] : labelsIn(inner);
	});
}

/** The labels that a text names in bold or in italics: "Order: Create", "Settings > Install" and "A › B" name two each. */
export function labelsNamed(text: string, screen: Set<string>): { bold: string[]; italic: string[] } {
	// A label may stand on two lines.
	const flowing = text.replace(/(\S)\n *(?=\w)/g, '$1 ');
	const named = (pattern: RegExp) =>
		[...flowing.matchAll(pattern)]
			.map(([, label]) => label!)
			.flatMap((label) => (screen.has(label) ? [label] : label.split(/: | > | › /)));
	return {
		bold: named(/\*\*([^*\n]+)\*\*/g),
		italic: named(/(?<![*\w])\*([A-Z][^*\n]+)\*(?!\*)/g),
	};
}
