import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { INodeType } from 'n8n-workflow';

import { ourNodes } from '../support/package';

const root = join(__dirname, '..', '..');

/** The nodes as n8n's panel shows them. */
const shown = ourNodes.map(({ file, made }) => ({
	folder: dirname(file),
	codex: JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { alias: string[]; resources: object },
	description: made.description,
}));

const nodesFoundBy = (word: string) =>
	shown.filter(({ codex }) => codex.alias.includes(word)).map(({ description }) => description.displayName);

describe('what a restaurant looks for in the node panel', () => {
	it.each(['food', 'restaurant', 'order', 'takeaway'])('%s finds every node', (word) => {
		expect(nodesFoundBy(word)).toEqual(shown.map(({ description }) => description.displayName));
	});

	it.each([
		['kitchen', ['Blend', 'Blink', 'Blink Trigger', 'Blend Trigger', 'Ordatic Rider Trigger']],
		['courier', ['Blink', 'Blink Logistics', 'Bringg Trigger', 'Ordatic Rider Trigger']],
		['menu', ['Blend', 'Blink', 'Blend Trigger']],
		['stock', ['Blink']],
	])('%s finds %j', (word, names) => {
		expect(nodesFoundBy(word)).toEqual(expect.arrayContaining(names));
	});

	it('is led to a page that there is', () => {
		for (const { codex } of shown) {
			const pages = [...JSON.stringify(codex.resources).matchAll(/blob\/main\/([^"#]+)/g)].map(([, page]) => page!);
			expect(pages).toHaveLength(2);
			for (const page of pages) expect(readFileSync(join(root, page), 'utf8')).not.toBe('');
		}
	});
});

describe('a tool of an AI agent', () => {
	it.each([
		['Blink', 'order', 'get'],
		['Blink Logistics', 'task', 'getStatus'],
		// Blend takes orders and statuses and gives nothing.
		['Blend', 'order', 'send'],
	])('%s opens on %s: %s', (name, resource, operation) => {
		const { usableAsTool } = shown.find(({ description }) => description.displayName === name)!.description;
		const { properties, description } = (usableAsTool as { replacements: INodeType['description'] }).replacements;
		const defaultOf = (field: string) =>
			properties.find(
				({ name, displayOptions }) =>
					name === field && (field === 'resource' || displayOptions?.show?.resource?.includes(resource)),
			)?.default;
		expect([defaultOf('resource'), defaultOf('operation')]).toEqual([resource, operation]);
		expect(description).not.toBe('');
	});
});

/** WCAG's relative luminance of a colour such as #d6293e. */
function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5]
		.map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG's contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
	const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter! + 0.05) / (darker! + 0.05);
}

describe('the icons', () => {
	// n8n's panel and canvas in its light and dark theme.
	const backgrounds = { light: ['#ffffff', '#f2f2f2'], dark: ['#171717', '#2e2e2e', '#414244'] };

	const icons = shown.flatMap(({ folder, description: { displayName, icon } }) => {
		const files = icon as { light: string; dark: string };
		return (['light', 'dark'] as const).map((theme) => ({
			displayName,
			theme,
			svg: readFileSync(join(folder, files[theme].replace('file:', '')), 'utf8'),
		}));
	});
	const tileOf = (svg: string) => svg.match(/<rect[^>]*fill="(#\w{6})"/)![1]!;

	it('measure contrast as the standard does', () => {
		expect(contrast('#000000', '#ffffff')).toBe(21);
		expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	});

	it.each(icons)(
		'$displayName, $theme: a white glyph stands out of its tile, the tile out of the editor',
		({ theme, svg }) => {
			expect(svg).toContain('#ffffff');
			expect(contrast('#ffffff', tileOf(svg))).toBeGreaterThanOrEqual(3);
			for (const background of backgrounds[theme])
				expect(contrast(background, tileOf(svg))).toBeGreaterThanOrEqual(1.5);
		},
	);

	it('have one colour for each vendor', () => {
		const tiles = icons
			.filter(({ theme }) => theme === 'light')
			.map(({ displayName, svg }) => [displayName.split(' ')[0]!, tileOf(svg)] as const);
		const vendors = new Set(tiles.map(([vendor]) => vendor));
		expect(new Set(tiles.map(([, colour]) => colour)).size).toBe(vendors.size);
		expect(new Set(tiles.map(String)).size).toBe(vendors.size);
	});
});
