// Goal: where a real Electron binary exists, the real shell starts, shows its page and sells; where
// none exists this says so and counts as skipped, never as passed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { _electron } from 'playwright-core';
import { findElectron } from '../../scripts/choose-host.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('starts the real shell, shows the sign-in page, and finds its locks shut', async (ctx) => {
	const executablePath = findElectron(root, process.env);
	ctx.skip(
		executablePath === undefined,
		'no Electron binary: set ELECTRON_OVERRIDE_DIST_PATH to one',
	);
	if (executablePath === undefined) return;
	const dataDir = mkdtempSync(path.join(tmpdir(), 'guitai-electron-'));
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const app = await _electron.launch({
		executablePath,
		args: [...asRoot, '--password-store=basic', root, '--demo', '--data', dataDir],
	});
	const page = await app.firstWindow();
	await page.getByText('柜台示范店').first().waitFor();
	expect(page.url()).toBe('guitai://app/');
	const inside = await page.evaluate(async () => {
		type World = { guitai: { invoke(envelope: unknown): Promise<unknown> }; require?: unknown };
		const all = globalThis as unknown as World;
		return {
			names: Object.keys(all.guitai).sort((a, b) => (a < b ? -1 : 1)),
			node: typeof all.require,
			status: await all.guitai.invoke({ request: 'terminal/status', input: {} }),
			network: await fetch('https://example.com/').then(
				() => 'reached',
				() => 'kept in',
			),
		};
	});
	expect(inside).toMatchObject({
		names: ['invoke', 'on'],
		node: 'undefined',
		status: { ok: true, value: { host: 'electron', phase: 'ready' } },
		network: 'kept in',
	});
	await page.evaluate(() => void window.open('https://example.com/'));
	expect(app.windows()).toHaveLength(1);
	await app.close();
	rmSync(dataDir, { recursive: true });
});
