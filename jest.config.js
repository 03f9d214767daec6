const common = {
	testEnvironment: 'node',
	roots: ['<rootDir>/simulator', '<rootDir>/test', '<rootDir>/nodes', '<rootDir>/credentials'],
	transform: { '^.+\\.c?ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'json', 'node'],
	moduleNameMapper: { '^(\\.{1,2}/.*)\\.cjs$': ['$1.cts', '$1.cjs'] },
	setupFilesAfterEnv: ['<rootDir>/test/patience.cjs'],
};

/** A real n8n with the packed package, started once for all test files of the project. */
const withN8n = {
	...common,
	globalSetup: '<rootDir>/test/e2e/support/start.mjs',
	globalTeardown: '<rootDir>/test/e2e/support/stop.mjs',
};

module.exports = {
	reporters: ['default', '<rootDir>/test/closingLine.cjs'],
	projects: [
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/{unit,structure,engine}/**/*.test.ts'],
			setupFiles: ['<rootDir>/test/engine/env.cjs'],
		},
		{ ...withN8n, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
		{ ...withN8n, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
		{
			...common,
			displayName: 'queue',
			testMatch: ['<rootDir>/test/queue/**/*.test.ts'],
			globalSetup: '<rootDir>/test/queue/start.mjs',
			globalTeardown: '<rootDir>/test/queue/stop.mjs',
		},
	],
};
