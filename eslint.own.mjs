// n8n's rules and ours on top; `n8n-node lint` itself sees only eslint.config.mjs, which has to stay as n8n ships it.
import { config } from '@n8n/node-cli/eslint';
import tseslint from 'typescript-eslint';

export default [
	{ ignores: ['build', 'demo/.server', 'demo/.data'] },
	...config,
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			complexity: ['error', 10],
			'max-lines': ['error', 260],
			'max-lines-per-function': ['error', 60],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}/|n8n-workflow$|node:crypto$)',
							message: 'Only n8n-workflow and node:crypto exist where the package is installed.',
						},
					],
				},
			],
		},
	},
	{
		files: ['nodes/core/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^(?!\\./|n8n-workflow$|node:crypto$)', message: 'Core knows no vendor.' }] },
			],
		},
	},
	...tseslint.configs.recommended.map((part) => ({ ...part, files: ['**/*.cts'] })),
	{
		files: ['simulator/**/*.cts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '/(nodes|credentials)/', message: 'The simulator must not share the mistakes of the nodes.' },
					],
				},
			],
		},
	},
];
