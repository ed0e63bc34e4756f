import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parse } from 'yaml';

import n8nInstalled from '../e2e/package.json';

/*
 * docs/compose.yaml, docs/Caddyfile and all pages name only settings that n8n reads. n8n itself is not a dependency here, but n8n-core
 * is, and brings the package of n8n's settings along. What n8n reads elsewhere is listed by hand.
 */

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

function settingsIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.js'))
		.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\.Env\)\('([A-Z0-9_]+)'/g)])
		.map(([, name]) => name!);
}

const readElsewhere = [
	// modules/community-packages/community-packages.config of n8n 2.41.1
	'N8N_UNVERIFIED_PACKAGES_ENABLED',
	// The older name of N8N_WEBHOOK_URL, which n8n 2.8.4 knows alone
	'WEBHOOK_URL',
	// n8n-core: where n8n's folder is
	'N8N_USER_FOLDER',
	// Node itself
	'NODE_EXTRA_CA_CERTS',
];
const core = dirname(require.resolve('n8n-core'));
const config = dirname(require.resolve('@n8n/config', { paths: [core] }));
const settings = new Set([...settingsIn(config), ...settingsIn(core), ...readElsewhere]);

interface Service {
	image: string;
	command?: string;
	environment?: Record<string, string>;
	volumes?: string[];
	depends_on?: Record<string, unknown>;
}
const compose = parse(read('docs/compose.yaml'), { merge: true }) as {
	services: Record<string, Service>;
	volumes: Record<string, null>;
};
const services = Object.entries(compose.services);
const n8nServices = services.filter(([, { image }]) => image.includes('n8nio/n8n'));

it('n8n has more settings than a reader of @n8n/config could miss', () => {
	expect(settings.size).toBeGreaterThan(400);
});

describe('docs/compose.yaml', () => {
	it('runs every process of n8n in the version that is tested', () => {
		expect(n8nServices.map(([name]) => name)).toEqual(['main', 'webhook-1', 'webhook-2', 'worker']);
		for (const [, { image }] of n8nServices)
			expect(image).toBe(`docker.n8n.io/n8nio/n8n:${n8nInstalled.dependencies.n8n}`);
	});

	it.each(n8nServices)('gives %s only settings that n8n reads', (_name, { environment }) => {
		expect(Object.keys(environment!).filter((name) => !settings.has(name))).toEqual([]);
	});

	it.each(n8nServices)('%s runs a command of n8n, with the package, the key and the queue', (_name, service) => {
		expect([undefined, 'webhook', 'worker']).toContain(service.command);
		expect(service.volumes).toContain('./nodes:/home/node/.n8n/nodes');
		expect(service.environment).toMatchObject({
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: '${N8N_ENCRYPTION_KEY}',
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		});
	});

	it('names only services and volumes that there are', () => {
		const needed = services.flatMap(([, { depends_on }]) => Object.keys(depends_on ?? {}));
		const hosts = Object.entries(n8nServices[0]![1].environment!)
			.filter(([name]) => name.endsWith('_HOST'))
			.map(([, host]) => host);
		const upstreams = [...read('docs/Caddyfile').matchAll(/ ([\w-]+):5678/g)].map(([, name]) => name!);
		expect([...needed, ...hosts, ...upstreams].filter((name) => !(name in compose.services))).toEqual([]);
		expect(upstreams).toEqual(['webhook-1', 'webhook-2', 'main']);

		const volumes = services.flatMap(([, { volumes }]) => volumes ?? []).map((volume) => volume.split(':')[0]!);
		expect(volumes.filter((name) => !name.startsWith('.') && !(name in compose.volumes))).toEqual([]);
	});

	it('says which values it takes from the file .env', () => {
		const text = read('docs/compose.yaml');
		const taken = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!));
		expect([...taken].filter((name) => !text.split('\n')[1]!.includes(name))).toEqual([]);
	});
});

const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)].filter((file) =>
	file.endsWith('.md'),
);

it.each(pages)('%s names only settings that n8n reads', (page) => {
	const named = read(page).match(/\b(?:N8N|EXECUTIONS|GENERIC|QUEUE|DB|WEBHOOK|NODE_EXTRA)_[A-Z0-9_]+\b/g) ?? [];
	expect(named.filter((name) => !settings.has(name))).toEqual([]);
});
