// Tests and the sandbox are no node code: the community-package rules (no file system, no timers) are not for them.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	// An n8n with all of its editor, which `npm start -- --keep` keeps.
	{ ignores: ['.kept/'] },
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
		},
	},
);
