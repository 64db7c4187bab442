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

const root = path.resolve(import.meta.dirname, '..');
const rooms = ['src-shared', 'src-main', 'src-renderer', 'drivers', 'scripts', 'tests'];
const unitTests = [
	'tests/tidy.test.ts',
	'tests/house',
	'tests/shared',
	'tests/main',
	'tests/drivers',
	'tests/laws',
	'tests/migrations',
];
const present = (paths: readonly string[]) => paths.filter((p) => existsSync(path.join(root, p)));

type Step = { readonly name: string; readonly bin: string; readonly args: readonly string[] };

const steps: readonly Step[] = [
	{
		name: 'lint',
		bin: 'oxlint/bin/oxlint',
		args: ['--type-aware', '--deny-warnings', ...present(rooms), ...present(['vite.config.ts'])],
	},
	{ name: 'types', bin: 'typescript/bin/tsc', args: ['-b'] },
	{
		name: 'arrows',
		bin: 'dependency-cruiser/bin/dependency-cruise.mjs',
		args: ['--config', '.dependency-cruiser.cjs', ...present(rooms)],
	},
	{ name: 'tests', bin: 'vitest/vitest.mjs', args: ['run', '--project', 'rooms', ...present(unitTests)] },
];

const failed = steps.filter((step) => !passes(step)).map(({ name }) => name);
process.stderr.write(failed.length === 0 ? 'check: green\n' : `check: failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

function passes({ name, bin, args }: Step): boolean {
	process.stderr.write(`check: ${name}\n`);
	const program = path.join(root, 'node_modules', bin);
	const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
	return status === 0;
}
