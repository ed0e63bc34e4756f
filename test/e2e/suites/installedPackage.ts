import type { Suite } from '../suite';

interface NodeType {
	name: string;
	iconUrl?: string | { light: string; dark: string };
}

/** The package as n8n sees it after installing it. */
export const installedPackage: Suite = {
	name: 'the installed package',
	tests: (world) => {
		const ourNodes = async () => {
			const { body } = await world.n8n.rest.get('/types/nodes.json');
			return (body as NodeType[]).filter(({ name }) => name.startsWith('n8n-nodes-blink.'));
		};

		test('is listed among the community packages, with its nodes', async () => {
			const packages = await world.n8n.rest('GET', '/community-packages');

			// An older n8n says nothing where all is well.
			expect(packages).not.toMatchObject([{ failedLoading: true }]);
			expect(packages).toEqual([
				expect.objectContaining({
					packageName: 'n8n-nodes-blink',
					installedNodes: expect.arrayContaining([
						expect.objectContaining({ name: 'Blink', type: 'n8n-nodes-blink.blink' }),
						expect.objectContaining({ name: 'Blink Trigger', type: 'n8n-nodes-blink.blinkTrigger' }),
					]),
				}),
			]);
		});

		test('offers its nodes to the editor, each with an icon for light and for dark', async () => {
			const nodes = await ourNodes();

			expect(nodes.map(({ name }) => name)).toEqual(
				expect.arrayContaining(['n8n-nodes-blink.blink', 'n8n-nodes-blink.blinkTrigger']),
			);
			for (const { iconUrl } of nodes) {
				const { light, dark } = iconUrl as { light: string; dark: string };
				for (const path of [light, dark]) {
					expect(await world.n8n.rest.get(`/${path}`)).toMatchObject({
						status: 200,
						type: expect.stringContaining('svg'),
					});
				}
			}
		});

		test('offers its credentials to the editor', async () => {
			const { body } = await world.n8n.rest.get('/types/credentials.json');

			expect((body as NodeType[]).map(({ name }) => name)).toEqual(
				expect.arrayContaining(['blinkApi', 'deliveryWebhookApi']),
			);
		});
	},
};
