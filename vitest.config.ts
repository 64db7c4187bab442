/**
 * Five groups: `shared`, `rooms` and `processes` run in parallel on plain Node; `e2e` and
 * `electron` drive a real Chromium after them.
 * Imports with `#` resolve through package.json "imports", as everywhere else.
 */
import path from 'node:path';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { PATIENCE } from './tests/kit/patience.ts';
import { PlainReporter } from './tests/kit/reporter.ts';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);
const pureTests = ['tests/shared/**/*.test.ts'];
const processTests = ['browser-host', 'faults', 'house', 'package'].map(
	(room) => `tests/${room}/**/*.test.ts`,
);
const browserTests = ['tests/e2e/**/*.test.{ts,tsx}'];
const electronTests = ['tests/electron/**/*.test.ts'];
const never = ['**/node_modules/**', 'out/**', '.build/**'];

// Tests start the terminal as processes of its own, again and again: each reads what the first has
// compiled. Some of them kill it, and none may look into the others' folders, but code is code.
process.env['NODE_COMPILE_CACHE'] ??= at('node_modules/.cache/compiled');

const patience = {
	testTimeout: PATIENCE.test,
	hookTimeout: PATIENCE.test,
	teardownTimeout: PATIENCE.thing,
	expect: { poll: { timeout: PATIENCE.thing } },
};

/** Native modules and signals want processes of their own, not threads. */
function group(name: string, order: number, rest: object): TestProjectConfiguration {
	return {
		test: {
			name,
			pool: 'forks',
			environment: 'node',
			sequence: { groupOrder: order },
			setupFiles: at('tests/kit/steady-laws.ts'),
			...patience,
			...rest,
		},
	};
}

// What leaves nothing behind in its process shares one with other files: a worker keeps what it has
// imported. Each test has a ledger of its own, and closes it.
const shared = group('shared', 0, {
	include: pureTests,
	exclude: never,
	isolate: false,
	maxWorkers: 2,
});
const rooms = group('rooms', 0, {
	include: ['tests/**/*.test.{ts,tsx}'],
	exclude: [...never, ...pureTests, ...processTests, ...browserTests, ...electronTests],
	isolate: false,
	maxWorkers: 2,
});
// Starts, kills and starves processes, or builds the house in a folder: each file apart.
const processes = group('processes', 0, {
	include: processTests,
	exclude: never,
	maxWorkers: 2,
});
const e2e = group('e2e', 1, {
	include: browserTests,
	exclude: never,
	// Each file has a browser and a till of its own, which wait more than they work.
	maxWorkers: 2,
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
		projects: [shared, rooms, processes, e2e, electron],
	},
});
