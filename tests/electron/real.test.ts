// Goal: where a real Electron binary exists, the real shell starts, shows its page and sells; where
// none exists this says so and counts as skipped, never as passed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { _electron } from 'playwright-core';
import { findElectron } from '../../scripts/choose-host.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('starts the real shell and shows the sign-in page', async (ctx) => {
	const executablePath = findElectron(root, process.env);
	ctx.skip(
		executablePath === undefined,
		'no Electron binary: set ELECTRON_OVERRIDE_DIST_PATH to one',
	);
	if (executablePath === undefined) return;
	const userData = mkdtempSync(path.join(tmpdir(), 'guitai-electron-'));
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const app = await _electron.launch({
		executablePath,
		args: [root, `--user-data-dir=${userData}`, '--demo', '--password-store=basic', ...asRoot],
	});
	const window = await app.firstWindow();
	await window.getByText('柜台示范店').first().waitFor();
	expect(window.url()).toBe('guitai://app/');
	await app.close();
	rmSync(userData, { recursive: true });
});
