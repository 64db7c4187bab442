// Goal: the one door tells the truth: a run's last line counts what happened, and `npm start` says
// which host it takes and why.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseHost, findElectron } from '../../scripts/choose-host.ts';
import { findChromium, findHeadlessChromium } from '../../scripts/find-chromium.ts';
import { HOUSE, plantTree, type BrokenTree } from './broken-tree.ts';

const planted: BrokenTree[] = [];
function plant(files: Record<string, string>): string {
	const tree = plantTree(files);
	planted.push(tree);
	return tree.root;
}
afterEach(() => {
	for (const tree of planted.splice(0)) tree.remove();
});

describe('the last line of a test run', () => {
	function run(files: Record<string, string>): { lines: string[]; status: number | null } {
		const root = plant({
			...files,
			'vitest.config.mjs': [
				`import { PlainReporter } from '${HOUSE}/tests/kit/reporter.ts';`,
				"export default { test: { reporters: ['default', new PlainReporter()] } };",
			].join('\n'),
		});
		const vitest = path.join(HOUSE, 'node_modules/vitest/vitest.mjs');
		const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--root', root], {
			encoding: 'utf8',
			cwd: root,
			env: { ...process.env, NO_COLOR: '1', VITEST: undefined },
		});
		return { lines: stdout.trimEnd().split('\n'), status };
	}
	const head = "import { describe, expect, it, beforeAll } from 'vitest';\n";

	it('counts passed, failed and skipped, with the reason of each skip', () => {
		const { lines, status } = run({
			'tests/a.test.ts': `${head}
				it('passes', () => {});
				it('fails', () => expect(1).toBe(2));
				it('waits', (ctx) => ctx.skip('no such device'));`,
		});
		expect(lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped');
		expect(lines.at(-2)).toBe('skipped: tests/a.test.ts > waits: no such device');
		expect(status).toBe(1);
	});

	it('counts a file that cannot be loaded and a broken hook as failures', () => {
		const { lines, status } = run({
			'tests/a.test.ts': `${head}it('passes', () => {});`,
			'tests/b.test.ts': "import './gone.ts';",
			'tests/c.test.ts': `${head}describe('c', () => {
				beforeAll(() => { throw new Error('no'); });
				it('never ran', () => {});
			});`,
		});
		expect(lines.at(-1)).toMatch(/^1 passed, 2 failed, \d skipped$/);
		expect(status).toBe(1);
	});

	it('counts an error that no test caught', () => {
		const { lines, status } = run({
			'tests/a.test.ts': `${head}it('passes', async () => {
				void Promise.reject(new Error('lost'));
				await new Promise((resolve) => setImmediate(resolve));
			});`,
		});
		expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped');
		expect(status).toBe(1);
	});
});

describe('the choice of a host', () => {
	const screen = { DISPLAY: ':0' };
	const said: string[] = [];
	const built = { 'out/main/electron.js': '' };

	/** A tree of its own without the house's node_modules, where Electron may lie around. */
	function bare(files: Record<string, string>): string {
		const root = plant({});
		const tree = path.join(root, 'bare');
		for (const [file, text] of Object.entries(files)) {
			mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
			writeFileSync(path.join(tree, file), text);
			chmodSync(path.join(tree, file), 0o755);
		}
		return tree;
	}
	const choose = (root: string, args: string[], environment: NodeJS.ProcessEnv = screen) =>
		chooseHost({ root, args, environment, say: (line) => void said.push(line) });

	it('is the browser host when asked for, without looking for Electron', async () => {
		const root = bare({ ...built, 'node_modules/electron/dist/electron': '' });
		expect(await choose(root, ['--browser'])).toMatchObject({ name: 'browser host' });
		expect(await choose(root, ['--headless'])).toMatchObject({ name: 'browser host' });
	});

	it('is Electron when its binary is there, by package or by override', async () => {
		const root = bare({ ...built, 'node_modules/electron/dist/electron': '', 'own/electron': '' });
		expect(await choose(root, [])).toMatchObject({
			name: 'Electron shell',
			binary: path.join(root, 'node_modules/electron/dist/electron'),
		});
		const override = { ...screen, ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'own') };
		expect(findElectron(root, override)).toBe(path.join(root, 'own/electron'));
	});

	it('is the browser host where there is no screen, no shell, or no binary to be had', async () => {
		const withBinary = { 'node_modules/electron/dist/electron': '' };
		expect(await choose(bare({ ...built, ...withBinary }), [], {})).toMatchObject({
			because: 'no display: DISPLAY is not set',
		});
		expect(await choose(bare(withBinary), [])).toMatchObject({
			because: 'the Electron shell is not built',
		});
		const root = bare({ ...built, 'node_modules/electron/install.js': 'process.exit(1);' });
		expect(await choose(root, [])).toMatchObject({ name: 'browser host' });
		// And is not made to wait for the same download at the next start.
		expect(existsSync(path.join(root, '.cache/electron-not-fetched'))).toBe(true);
		said.length = 0;
		await choose(root, []);
		expect(said).toEqual([]);
	});

	it('fetches the binary when it can', async () => {
		const install = [
			"const { mkdirSync, writeFileSync } = require('node:fs');",
			"mkdirSync(__dirname + '/dist');",
			"writeFileSync(__dirname + '/dist/electron', '');",
		];
		const root = bare({ ...built, 'node_modules/electron/install.js': install.join('\n') });
		expect(await choose(root, [])).toMatchObject({ name: 'Electron shell' });
	});
});

describe('the search for a Chromium', () => {
	it('takes CHROME_PATH first and says when it names nothing', () => {
		const root = plant({ 'bin/chromium': '', 'bin/mine': '' });
		const [chromium, mine] = [path.join(root, 'bin/chromium'), path.join(root, 'bin/mine')];
		for (const file of [chromium, mine]) chmodSync(file, 0o755);
		const PATH = path.join(root, 'bin');
		expect(findChromium({ PATH, CHROME_PATH: mine })).toBe(mine);
		expect(findChromium({ PATH })).toBe(chromium);
		expect(() => findChromium({ PATH, CHROME_PATH: '/nowhere' })).toThrow('/nowhere');
	});

	it('takes the engine alone for tests, unless there is none or another is named', () => {
		const root = plant({ 'bin/chromium': '', 'bin/chromium-headless-shell': '', 'bin/mine': '' });
		const at = (name: string) => path.join(root, 'bin', name);
		for (const name of ['chromium', 'mine']) chmodSync(at(name), 0o755);
		const PATH = path.join(root, 'bin');
		expect(findHeadlessChromium({ PATH })).toBe(at('chromium'));
		chmodSync(at('chromium-headless-shell'), 0o755);
		expect(findHeadlessChromium({ PATH })).toBe(at('chromium-headless-shell'));
		expect(findHeadlessChromium({ PATH, CHROME_PATH: at('mine') })).toBe(at('mine'));
		// A window for people is never one that cannot be seen.
		expect(findChromium({ PATH })).toBe(at('chromium'));
	});
});
