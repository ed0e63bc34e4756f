import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ICredentialType, INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { BlendApi } from '../../credentials/BlendApi.credentials';
import { BlinkApi } from '../../credentials/BlinkApi.credentials';
import { BlinkLogisticsApi } from '../../credentials/BlinkLogisticsApi.credentials';
import { BringgFleetApi } from '../../credentials/BringgFleetApi.credentials';
import { BringgMerchantApi } from '../../credentials/BringgMerchantApi.credentials';
import { DeliveryWebhookApi } from '../../credentials/DeliveryWebhookApi.credentials';
import manifest from '../../package.json';
import { eventsParts } from './events';
import { fieldsTable } from './fields';
import { outline, type Schema } from './schema';

const root = join(__dirname, '../..');
const made = '<!-- Made from the node itself by `npm run docs`. Change the node, not this page. -->';

/** Every page of docs/ that is made from what it describes: its path below docs/, and its text. */
export function pages(): Array<{ file: string; text: string }> {
	const nodes = manifest.n8n.nodes.map((path) => path.replace(/^dist\//, '').replace(/\.js$/, ''));
	return [
		...nodes.map((path) => nodePage(path)),
		{ file: 'credentials.md', text: credentialsPage() },
		{ file: 'events.md', text: withParts('events.md', eventsParts()) },
	];
}

/** A page written by hand with the parts of it that are made: each stands between two comments that name it. */
function withParts(file: string, parts: Record<string, string[]>): string {
	const text = readFileSync(join(root, 'docs', file), 'utf8');
	return Object.entries(parts).reduce((page, [name, lines]) => {
		const [begin, end] = [`<!-- Made by \`npm run docs\`: ${name} -->`, `<!-- End of ${name} -->`];
		const [before, rest] = page.split(begin);
		const after = rest?.split(end)[1];
		if (after === undefined) throw new Error(`docs/${file} has no place for "${name}"`);
		return `${before}${begin}\n\n${lines.join('\n').trim()}\n\n${end}${after}`;
	}, text);
}

function nodePage(path: string): { file: string; text: string } {
	const name = path.split('/').at(-1)!.replace('.node', '');
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { [name]: Node } = require(join(root, `${path}.ts`)) as Record<string, new () => INodeType>;
	const { description } = new Node!();
	const schemas = join(root, path, '../__schema__');
	const body = description.group.includes('trigger')
		? triggerBody(description.properties, schemas, [description.version].flat().at(-1)!)
		: description.properties.some(({ name: field }) => field === 'resource')
			? actionBody(description.properties, schemas)
			: plainBody(description.properties, schemas);
	const picture = existsSync(join(root, `docs/pictures/${name}.png`))
		? [`![${description.displayName} in n8n](../pictures/${name}.png)`, '']
		: [];
	const text = [made, '', `# ${description.displayName}`, '', `${description.description}.`, '', ...picture, ...body];
	return { file: `nodes/${name}.md`, text: finished(text) };
}

function triggerBody(properties: INodeProperties[], schemas: string, version: number): string[] {
	const events = properties.find(({ name }) => name === 'events');
	return [
		...(events === undefined
			? []
			: [
					'## Events',
					'',
					'| `event` | Name in *Trigger On* | When |',
					'|---|---|---|',
					...(events.options as INodePropertyOptions[]).map(
						({ name, value, description }) => `| \`${value}\` | ${name} | ${description} |`,
					),
					'',
				]),
		'## Fields',
		'',
		...fieldsTable(properties.filter(({ name }) => name !== 'events')),
		'',
		...output(join(schemas, `v${version}.0.json`), '## What comes out of Event'),
	];
}

function actionBody(properties: INodeProperties[], schemas: string): string[] {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) => [
		`## ${resource.name}`,
		'',
		...optionsOf(
			properties.find((field) => field.name === 'operation' && isShown(field, { resource: resource.value })),
		).flatMap((operation) => {
			const place = { resource: resource.value, operation: operation.value };
			const fields = properties.filter(
				(field) => !['resource', 'operation'].includes(field.name) && isShown(field, place),
			);
			return [
				`### ${resource.name} › ${operation.name}`,
				'',
				`${operation.description}.`.replace('..', '.'),
				'',
				...fieldsTable(fields, ['resource', 'operation']),
				'',
				...output(join(schemas, `v1.0.0/${resource.value}/${operation.value}.json`), '**What comes out**'),
			];
		}),
	]);
}

/** A node that does one thing. */
function plainBody(properties: INodeProperties[], schemas: string): string[] {
	return [
		'## Fields',
		'',
		...fieldsTable(properties),
		'',
		...output(join(schemas, 'v1.0.0.json'), '## What comes out of Event'),
	];
}

const allowedDomains =
	'n8n adds *Allowed HTTP Request Domains* to each of them. **Choose *Specific Domains* and name the host of the API** (for Blink `api.blinkco.io`): otherwise whoever may use a credential can send its token to a host of their own with an HTTP Request node. The list binds the nodes of this package too, their login and the Test button; a call to another host says so and sends nothing.';

function credentialsPage(): string {
	const types: ICredentialType[] = [
		new BlinkApi(),
		new BlinkLogisticsApi(),
		new BlendApi(),
		new BringgFleetApi(),
		new BringgMerchantApi(),
		new DeliveryWebhookApi(),
	];
	return finished([
		made,
		'',
		'# Credentials',
		'',
		allowedDomains,
		'',
		...types.flatMap(({ displayName, properties }) => [`## ${displayName}`, '', ...fieldsTable(properties), '']),
	]);
}

function output(file: string, title: string): string[] {
	if (!existsSync(file)) return [];
	return [title, '', '```text', ...outline(JSON.parse(readFileSync(file, 'utf8')) as Schema), '```', ''];
}

function optionsOf(field: INodeProperties | undefined): INodePropertyOptions[] {
	return (field?.options ?? []) as INodePropertyOptions[];
}

/** Whether a field is there at a place (resource, operation); what else it depends on is left open. */
function isShown({ displayOptions }: INodeProperties, place: Record<string, unknown>): boolean {
	return Object.entries(place).every(([name, value]) => {
		const wanted = displayOptions?.show?.[name];
		return wanted === undefined || wanted.includes(value as never);
	});
}

function finished(lines: string[]): string {
	return `${lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()}\n`;
}
