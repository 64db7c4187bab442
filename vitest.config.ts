/**
 * Four groups: `shared` and `rooms` run in parallel on plain Node; `e2e` and `electron` drive a
 * real Chromium after them, one file at a time: two pages at once on two cores gain nothing.
 * Imports with `#` resolve through package.json "imports", as everywhere else.
 */
import path from 'node:path';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { PlainReporter } from './tests/kit/reporter.ts';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);
const pureTests = ['tests/shared/**/*.test.ts'];
const browserTests = ['tests/e2e/**/*.test.{ts,tsx}'];
const electronTests = ['tests/electron/**/*.test.ts'];
const never = ['**/node_modules/**', 'out/**', '.build/**'];

// Generous on purpose: no test asserts a duration, and CI machines are shared.
const patience = {
	testTimeout: 90_000,
	hookTimeout: 120_000,
	teardownTimeout: 30_000,
	expect: { poll: { timeout: 30_000 } },
};

/** Native modules and signals want processes of their own, not threads. */
function group(name: string, order: number, rest: object): TestProjectConfiguration {
	return {
		test: {
			name,
			pool: 'forks',
			environment: 'node',
			sequence: { groupOrder: order },
			...patience,
			...rest,
		},
	};
}

// Pure functions have nothing to keep apart: their files share a process each worker keeps.
const shared = group('shared', 0, {
	include: pureTests,
	exclude: never,
	isolate: false,
	maxWorkers: 2,
});
const rooms = group('rooms', 0, {
	include: ['tests/**/*.test.{ts,tsx}'],
	exclude: [...never, ...pureTests, ...browserTests, ...electronTests],
	maxWorkers: 2,
});
const e2e = group('e2e', 1, {
	include: browserTests,
	exclude: never,
	maxWorkers: 1,
	globalSetup: at('tests/e2e/build-page.ts'),
});
const electron = group('electron', 2, {
	include: electronTests,
	exclude: never,
	maxWorkers: 1,
	// The shipped bundle is loaded with a double in the place of Electron (tests/electron).
	alias: { electron: at('tests/electron/electron-double.ts') },
});

export default defineConfig({
	test: {
		reporters: ['default', new PlainReporter()],
		projects: [shared, rooms, e2e, electron],
	},
});
