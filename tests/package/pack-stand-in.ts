/**
 * Packs the terminal as a release does, without Electron's binary: electron-builder is given a
 * stand-in distribution, a program of the right format with a fuse wire in it.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const builder = createRequire(
	createRequire(require.resolve('electron-builder/package.json')).resolve(
		'app-builder-lib/package.json',
	),
);

export const asar = builder('@electron/asar') as {
	createPackage(source: string, archive: string): Promise<void>;
	listPackage(archive: string): string[];
	extractAll(archive: string, folder: string): void;
};
export const fuses = builder('@electron/fuses') as {
	getCurrentFuseWire(program: string): Promise<Record<string, number>>;
	FuseV1Options: Record<string, string>;
};
export const yaml = builder('js-yaml') as { load(text: string): object };
const resedit = builder('resedit') as {
	NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): WindowsProgram };
	NtExecutableResource: { from(program: WindowsProgram): WindowsResources };
	Resource: { VersionInfo: { createEmpty(): WindowsVersion } };
};
export const builderConfig = builder('./out/util/config/config.js') as {
	validateConfiguration(config: object, log: { isEnabled: boolean; add(): void }): Promise<void>;
};

type WindowsProgram = { generate(): ArrayBuffer };
type WindowsResources = { entries: object[]; outputResource(program: WindowsProgram): void };
type WindowsVersion = {
	setStringValues(language: { lang: number; codepage: number }, values: object): void;
	outputToResourceEntries(entries: object[]): void;
};

export type Target = { readonly platform: 'linux' | 'win'; readonly arch: 'x64' | 'arm64' };
export type Packed = {
	readonly program: string;
	readonly resources: string;
	readonly archive: string;
};

/** Eight fuses as Electron ships them; the packing must turn them. */
const FUSE_WIRE = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810011001';

/** A folder of its own for packing; the caller removes it. */
export function openWorkshop(): string {
	return mkdtempSync(path.join(os.tmpdir(), 'guitai-pack-'));
}

/** Packs for one target; throws with the packer's words when it fails. */
export async function pack(workshop: string, { platform, arch }: Target): Promise<Packed> {
	const dist = await standInElectron(path.join(workshop, `dist-${platform}`), platform);
	const output = path.join(workshop, `${platform}-${arch}`);
	await promisify(execFile)(
		process.execPath,
		[
			require.resolve('electron-builder/cli.js'),
			`--${platform}`,
			'dir',
			`--${arch}`,
			'-p',
			'never',
			`-c.electronDist=${dist}`,
			`-c.directories.output=${output}`,
		],
		{ cwd: root },
	);
	const folder = `${platform}${arch === 'x64' ? '' : `-${arch}`}-unpacked`;
	const resources = path.join(output, folder, 'resources');
	const program = path.join(output, folder, platform === 'win' ? 'Guitai.exe' : 'guitai');
	return { program, resources, archive: path.join(resources, 'app.asar') };
}

async function standInElectron(dist: string, platform: Target['platform']): Promise<string> {
	const app = path.join(dist, 'default');
	for (const folder of ['resources', 'locales', 'default']) {
		mkdirSync(path.join(dist, folder), { recursive: true });
	}
	if (platform === 'win') {
		writeFileSync(path.join(dist, 'electron.exe'), windowsProgram());
	} else {
		for (const file of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
			copyFileSync('/usr/bin/true', path.join(dist, file));
		}
	}
	const program = path.join(dist, platform === 'win' ? 'electron.exe' : 'electron');
	writeFileSync(program, FUSE_WIRE, { flag: 'a' });
	writeFileSync(path.join(dist, 'version'), electronVersion());
	for (const language of ['zh-CN', 'en-US', 'de']) {
		writeFileSync(path.join(dist, 'locales', `${language}.pak`), '');
	}
	writeFileSync(path.join(app, 'package.json'), '{}');
	await asar.createPackage(app, path.join(dist, 'resources/default_app.asar'));
	return dist;
}

/** The archive's hash is written into the program's resources: it has to be a real one. */
function windowsProgram(): Buffer {
	const program = resedit.NtExecutable.createEmpty(false, false);
	const resources = resedit.NtExecutableResource.from(program);
	const version = resedit.Resource.VersionInfo.createEmpty();
	version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
	version.outputToResourceEntries(resources.entries);
	resources.outputResource(program);
	return Buffer.from(program.generate());
}

function electronVersion(): string {
	const file = require.resolve('electron/package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
