// Goal: what a customer installs holds the terminal, whole and nothing else, with the right native
// binary and every fuse as meant, and its main side sells from there alone. Electron's own binary
// is a stand-in here (pack-stand-in.ts).
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asar, builderConfig, fuses, openWorkshop, pack, root, yaml } from './pack-stand-in.ts';
import type { Packed, Target } from './pack-stand-in.ts';

/** The character '1': the fuse is on. */
const ON = 49;
const workshop = openWorkshop();
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const targets: readonly Target[] = [
	{ platform: 'linux', arch: 'x64' },
	{ platform: 'linux', arch: 'arm64' },
	{ platform: 'win', arch: 'x64' },
	{ platform: 'win', arch: 'arm64' },
];

describe.each(targets)('the package for $platform $arch', (target) => {
	let packed: Packed;
	let files: string[];
	beforeAll(async () => {
		packed = await pack(workshop, target);
		files = asar.listPackage(packed.archive).map((file) => file.replaceAll('\\', '/'));
	});

	it('carries the one native binary of its machine, unpacked so that it can be loaded', () => {
		const os = target.platform === 'win' ? 'win32' : 'linux';
		const binary = `/node_modules/better-sqlite3/prebuilds/${os}-${target.arch}.node`;
		expect(files.filter((file) => file.endsWith('.node'))).toEqual([binary]);
		expect(existsSync(`${packed.archive}.unpacked${binary}`)).toBe(true);
	});

	it('carries both sides, the preload, the devices, the workers and the migrations', () => {
		const built = readdirSync(path.join(root, 'out/main')).filter((file) => file.endsWith('.js'));
		for (const name of ['electron', 'device-host', 'checkpoint-worker', 'head-witness-worker']) {
			expect(built).toContain(`${name}.js`);
		}
		const wanted = [
			...built.map((file) => `/out/main/${file}`),
			...readdirSync(path.join(root, 'migrations')).map((file) => `/migrations/${file}`),
			'/out/preload/preload.cjs',
			'/out/renderer/index.html',
		];
		expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
	});

	it('carries no source, map, test, document, tool or header', () => {
		const tops = new Set(files.map((file) => file.split('/')[1] ?? ''));
		expect([...tops].sort()).toEqual(['migrations', 'node_modules', 'out', 'package.json']);
		const packages = files.filter((file) => /^\/node_modules\/[^/]+$/.test(file));
		expect(packages).toEqual(['/node_modules/better-sqlite3']);
		expect(files.filter((file) => /\.(tsx?|map|c|cc|h|gyp|gypi)$/.test(file))).toEqual([]);
	});

	it('is packed with every fuse as meant', async () => {
		const wire = await fuses.getCurrentFuseWire(packed.program);
		const known = Object.keys(wire).filter((key) => /^\d+$/.test(key));
		expect(known).toHaveLength(8);
		const on = known.filter((key) => wire[key] === ON).map((key) => fuses.FuseV1Options[key] ?? '');
		expect(on.sort()).toEqual([
			'EnableCookieEncryption',
			'EnableEmbeddedAsarIntegrityValidation',
			'OnlyLoadAppFromAsar',
		]);
	});

	it('speaks our two languages and knows where updates come from', () => {
		const locales = readdirSync(path.join(path.dirname(packed.program), 'locales'));
		expect(locales.sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
		// For Windows the installer's packing writes it, which needs tools from elsewhere.
		if (target.platform === 'win') return;
		const update = readFileSync(path.join(packed.resources, 'app-update.yml'), 'utf8');
		expect(update).toContain('provider: generic');
		expect(update).toMatch(/url: https:/);
	});
});

it('is described by a file the packer understands whole', async () => {
	const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
	const config = yaml.load(text);
	const log = { isEnabled: false, add: () => undefined };
	await builderConfig.validateConfiguration(structuredClone(config), log);
	const mistyped = { ...config, electronFuzes: {} };
	await expect(builderConfig.validateConfiguration(mistyped, log)).rejects.toThrow('electronFuzes');
});

it('runs its main side from the package alone, shows its page, and sells', async () => {
	const alone = path.join(workshop, 'alone');
	asar.extractAll(path.join(workshop, 'linux-x64/linux-unpacked/resources/app.asar'), alone);
	const dataDir = path.join(workshop, 'data');
	const args = ['out/main/browser.js', '--demo', '--headless', '--data', dataDir];
	const child = spawn(process.execPath, args, {
		cwd: alone,
		env: { PATH: process.env['PATH'] },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
	const { url } = JSON.parse(String(value)) as { url: string };
	const entered = await fetch(url, { redirect: 'manual' });
	const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
	const { origin } = new URL(url);
	const page = await fetch(`${origin}/`, { headers: { cookie } });
	expect(await page.text()).toContain('id="root"');

	let commands = 0;
	const ask = async (name: string, input: object) => {
		commands += 1;
		const headers = { cookie, 'guitai-command-id': `package-${commands}` };
		const asked = { method: 'POST', headers, body: JSON.stringify(input) };
		return (await (await fetch(`${origin}/rpc/${name}`, asked)).json()) as { value: Basket };
	};
	type Basket = { saleId: string; revision: number };
	await ask('operator/sign-in', { operatorNo: '1003', pin: '639158' });
	await ask('shift/open', { floatText: '1' });
	await ask('scan/submit', { text: '2000000000015' });
	const { saleId, revision } = (await ask('sale/current', {})).value;
	const done = await ask('sale/complete', { saleId, revision });
	expect(done).toMatchObject({ ok: true, value: { totalFen: 450 } });

	child.kill('SIGTERM');
	expect(await gone).toBe(0);
});
