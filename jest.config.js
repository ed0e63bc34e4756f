const swc = {
	jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
	module: { type: 'commonjs' },
};

const project = (displayName, folder, more = {}) => ({
	displayName,
	rootDir: __dirname,
	roots: [`<rootDir>/test/${folder}`],
	testMatch: ['**/*.test.ts'],
	transform: { '\\.[jt]s$': ['@swc/jest', swc] },
	// These are ES modules: they are compiled like our own code, as the build bundles them.
	transformIgnorePatterns: ['/node_modules/(?!(jose|p-limit|yocto-queue)/)'],
	...more,
});

const besideN8n = { modulePathIgnorePatterns: ['<rootDir>/test/e2e/node_modules'] };

module.exports = {
	testSequencer: '<rootDir>/test/longestFirst.js',
	projects: [
		project('unit', 'unit'),
		project('sandbox', 'sandbox'),
		project('n8n-core', 'integration', { setupFiles: ['<rootDir>/test/integration/harness/environment.ts'] }),
		project('real n8n', 'e2e', {
			...besideN8n,
			testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/editor/'],
		}),
		// Part of npm run test:reliability.
		project('reliability', 'reliability', { setupFiles: ['<rootDir>/test/integration/harness/environment.ts'] }),
		// Needs Chromium, so it runs only when asked for: npm run test:editor.
		project('editor', 'e2e/editor', besideN8n),
	],
};
