/**
 * `npm run check`: what a change must pass before it is committed, quick enough to run each time.
 * In order, all of them even when one fails:
 *   1. lint        oxlint, type-aware (.oxlintrc.json)
 *   2. types       tsc -b over every room
 *   3. arrows      dependency-cruiser, the never-arrows (.dependency-cruiser.cjs)
 *   4. tests       tests/tidy.test.ts and the unit tests: house, shared, main, drivers, laws,
 *                  migrations. Flows, faults and everything in a Chromium wait for `npm test`.
 * Dead code has a script of its own: `npm run dead`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOMS } from './never-arrows.ts';

const root = path.resolve(import.meta.dirname, '..');
const unitTests = [
	'tests/tidy.test.ts',
	'tests/house',
	'tests/shared',
	'tests/main',
	'tests/drivers',
	'tests/laws',
	'tests/migrations',
];
/** Of vitest.config.ts: those without a Chromium. */
const projects = ['shared', 'rooms', 'processes'];
const configs = ['vite.config.ts', 'vitest.config.ts'];
const present = (paths: readonly string[]) => paths.filter((p) => existsSync(path.join(root, p)));

type Step = { readonly name: string; readonly program: string; readonly args: readonly string[] };

const steps: readonly Step[] = [
	{
		name: 'lint',
		program: 'node_modules/oxlint/bin/oxlint',
		args: ['--type-aware', '--deny-warnings', ...present(ROOMS), ...configs],
	},
	{ name: 'types', program: 'node_modules/typescript/bin/tsc', args: ['-b'] },
	{ name: 'arrows', program: 'scripts/never-arrows.ts', args: [] },
	{
		name: 'tests',
		program: 'node_modules/vitest/vitest.mjs',
		args: ['run', ...projects.flatMap((name) => ['--project', name]), ...present(unitTests)],
	},
];

const failed = steps.filter((step) => !passes(step)).map(({ name }) => name);
say(failed.length === 0 ? 'green' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function passes({ name, program, args }: Step): boolean {
	say(name);
	const command = [path.join(root, program), ...args];
	return spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status === 0;
}

function say(line: string): void {
	process.stderr.write(`check: ${line}\n`);
}
