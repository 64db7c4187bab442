/**
 * Starts the shipped shell on the double, in a data folder of its own, as often as a test wants:
 * the double and the bundle are loaded anew each time. A copy of the application can be spoilt
 * first, to see whether the tests would notice.
 */
import { randomUUID } from 'node:crypto';
import {
	copyFileSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { PATIENCE } from '#kit/patience.ts';
import type { Reply } from '#shared/contract/request.ts';
import type * as DoubleModule from './electron-double.ts';

export type Double = typeof DoubleModule;
export type ShellOptions = {
	readonly args?: readonly string[];
	/** Another application folder than this checkout (see copyApp). */
	readonly appPath?: string;
	readonly dataDir?: string;
	/** Sets the machine up before the shell starts. */
	readonly prepare?: (double: Double) => void;
};

export type Shell = {
	readonly double: Double;
	readonly dataDir: string;
	readonly window: InstanceType<Double['BrowserWindow']>;
	readonly page: Page;
	/** Asks as the page does. */
	ask(request: string, input?: unknown): Promise<Answer>;
	/** Ends the program as a person would, and waits until it is gone. */
	close(): Promise<void>;
};
type Answer = Reply<Readonly<Record<string, unknown>>>;
type PageWorld = { readonly guitai: { invoke(envelope: unknown): Promise<Answer> } };

export const root = path.resolve(import.meta.dirname, '../..');

/** Loads double and bundle; resolves when the window shows its page. Rejects when the shell gave up. */
export async function openShell(options: ShellOptions = {}): Promise<Shell> {
	const scratch = mkdtempSync(path.join(tmpdir(), 'guitai-shell-'));
	const dataDir = options.dataDir ?? path.join(scratch, 'data');
	const { double } = await startShell({ ...options, dataDir });
	const close = async () => {
		await quit(double);
		rmSync(scratch, { recursive: true, force: true });
	};
	const window = await firstWindow(double).catch(async (failure: unknown) => {
		await close();
		throw failure;
	});
	const { page } = window.webContents;
	return {
		double,
		dataDir,
		window,
		page,
		ask: (request, input = {}) => {
			const envelope = { request, input, commandId: randomUUID() };
			return page.evaluate(
				(sent) => (globalThis as unknown as PageWorld).guitai.invoke(sent),
				envelope,
			);
		},
		close,
	};
}

async function firstWindow(double: Double): Promise<Shell['window']> {
	await vi.waitUntil(() => double.BrowserWindow.all[0]?.visible ?? gaveUp(double), {
		timeout: PATIENCE.thing,
	});
	const [window] = double.BrowserWindow.all;
	if (window === undefined) throw new Error('the shell opened no window');
	return window;
}

async function quit({ app, children, closeContext }: Double): Promise<void> {
	const gone = new Promise((resolve) => app.once('quit', resolve));
	app.quit();
	await gone;
	await closeContext();
	for (const child of children) child.kill();
}

/** Loads double and bundle, and no more: for a shell that is to give up. */
export async function startShell(
	options: ShellOptions & { readonly dataDir: string },
): Promise<{ readonly double: Double }> {
	const { args = [], appPath = root, dataDir, prepare } = options;
	vi.resetModules();
	const double = await import('./electron-double.ts');
	double.app.appPath = appPath;
	prepare?.(double);
	// Unpackaged: the program, the application's folder, then what a person wrote.
	process.argv = [process.execPath, appPath, '--data', dataDir, ...args];
	await import(pathToFileURL(path.join(appPath, 'out/main/electron.js')).href);
	return { double };
}

function gaveUp({ app, errorBoxes }: Double): false {
	if (app.exitCode !== undefined) throw new Error(`the shell gave up: ${errorBoxes.join('; ')}`);
	return false;
}

/** Replaces `find` by `put` in a built file: `main/electron.js`, `main/security-headers-*.js`. */
export type Spoiling = {
	readonly file: string;
	readonly find: string | RegExp;
	readonly put: string;
};

/** A copy of the built application, spoilt; throws when a spoiling finds nothing to spoil. */
export function copyApp(spoilings: readonly Spoiling[]): string {
	const copy = mkdtempSync(path.join(tmpdir(), 'guitai-app-'));
	copyFileSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
	mkdirSync(path.join(copy, 'out'));
	for (const part of ['main', 'preload', 'renderer']) {
		cpSync(path.join(root, 'out', part), path.join(copy, 'out', part), {
			recursive: true,
			filter: (file) => !file.endsWith('.map'),
		});
	}
	for (const folder of ['migrations', 'node_modules']) {
		symlinkSync(path.join(root, folder), path.join(copy, folder));
	}
	for (const spoiling of spoilings) spoil(copy, spoiling);
	forgetMaps(path.join(copy, 'out/main'));
	return copy;
}

function spoil(copy: string, { file, find, put }: Spoiling): void {
	const folder = path.join(copy, 'out', path.dirname(file));
	const [before = '', after = ''] = path.basename(file).split('*');
	const named = readdirSync(folder).filter(
		(name) =>
			name === path.basename(file) || (file.includes('*') && isBetween(name, before, after)),
	);
	let spoilt = 0;
	for (const name of named) {
		const whole = path.join(folder, name);
		const text = readFileSync(whole, 'utf8');
		const changed = text.replace(find, () => put);
		if (changed === text) continue;
		spoilt += 1;
		writeFileSync(whole, changed);
	}
	if (spoilt === 0) throw new Error(`nothing to spoil in ${file}: ${String(find)}`);
}

/** The maps are left behind: what asks for them complains. */
function forgetMaps(folder: string): void {
	for (const name of readdirSync(folder)) {
		const file = path.join(folder, name);
		writeFileSync(file, readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''));
	}
}

function isBetween(name: string, before: string, after: string): boolean {
	return name.startsWith(before) && name.endsWith(after);
}
