/**
 * `npm test`: installs what is missing, finds or installs a Chromium, type-checks, builds, and
 * runs every test. Ends with `N passed, N failed, N skipped` (tests/kit/reporter.ts), also when
 * it did not get as far as a test. Arguments go to vitest: `npm test -- tests/shared`.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { ending, prepare, prepareBuild, root, say } from './prepare.mjs';

// Whatever ends this process before vitest has counted is one failure, with its line.
const beforeTests = () => process.stdout.write('0 passed, 1 failed, 0 skipped\n');
process.once('exit', beforeTests);

await prepare(import.meta.filename, { beforeHandover: () => process.off('exit', beforeTests) });
const { ensureChromium } = await import('./find-chromium.ts');

try {
	ensureChromium(say);
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exit(1);
}
typeCheck();
await prepareBuild();
process.off('exit', beforeTests);
process.exit(await runTests(process.argv.slice(2)));

function typeCheck() {
	const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
	const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

/** @param {string[]} args */
function runTests(args) {
	const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
	const child = spawn(process.execPath, [vitest, 'run', ...args], { cwd: root, stdio: 'inherit' });
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
		process.on(signal, () => child.kill(signal));
	}
	return ending(child);
}
