/**
 * Entry of the browser host: `npm start` without Electron, also for a kiosk that brings its own
 * Chromium. With --headless it prints exactly one JSON line on stdout; everything else goes to
 * stderr.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PrinterSetting } from '#shared/contract/views.ts';
import { composeTerminal } from '../compose-terminal.ts';
import { demoOperators } from '../setup/set-up-demo.ts';
import { makePrivateFolder } from '../system/paths.ts';
import { fileKeyStore } from '../vault/file-key-store.ts';
import { readArguments, type HostArguments } from './arguments.ts';
import { openBrowserHost, type BrowserHost } from './browser-host.ts';
import { removeHostNote, writeHostNote } from './host-file.ts';

const NEEDED_NAPI = 10;
const say = (text: string) => process.stderr.write(`guitai: ${text}\n`);

if (Number(process.versions['napi']) < NEEDED_NAPI) {
	say(`this needs Node.js 22.14 or newer, here is ${process.versions.node}`);
	process.exit(1);
}
try {
	await main(readArguments(process.argv.slice(2)));
} catch (failure) {
	say(failure instanceof Error ? failure.message : String(failure));
	process.exit(1);
}

async function main(args: HostArguments): Promise<void> {
	const root = findRoot();
	const version = (
		JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
	).version;
	makePrivateFolder(args.dataDir);
	const terminal = await composeTerminal({
		dataDir: args.dataDir,
		host: 'browser',
		keyStore: fileKeyStore(args.dataDir),
		appVersion: version,
		demo: args.demo,
		...(args.printer === undefined ? {} : { demoPrinter: printerAt(args.printer) }),
	});
	const host = await openBrowserHost({
		terminal,
		pageDir: path.join(root, 'out/renderer'),
		port: args.port,
	});
	writeHostNote(args.dataDir, { url: host.url, key: host.channelKey, pid: process.pid, version });
	closeOnSignal(async () => {
		removeHostNote(args.dataDir);
		await host.close();
		await terminal.close();
	});
	tell(args, host);
}

function printerAt({ host, port }: NonNullable<HostArguments['printer']>): PrinterSetting {
	return { kind: 'tcp', host, port, path: '', columns: 48, drawer: true };
}

function tell({ headless, demo, dataDir }: HostArguments, host: BrowserHost): void {
	const { token, url } = host.newLink();
	if (headless) {
		const operators = demoOperators.map(({ no, pin, role }) => ({ no, pin, role }));
		const line = {
			url,
			token,
			port: host.port,
			data: dataDir,
			...(demo ? { demo: { operators } } : {}),
		};
		process.stdout.write(`${JSON.stringify(line)}\n`);
		return;
	}
	if (demo) {
		say(
			`示范店工号 / demo operators: ${demoOperators.map((one) => `${one.no} (${one.role}) PIN ${one.pin}`).join(', ')}`,
		);
	}
	const browser = findBrowser();
	if (browser === undefined) {
		say(`请在本机浏览器打开 / open in a browser on this machine: ${url}`);
		return;
	}
	say(`opening ${path.basename(browser)}`);
	spawn(
		browser,
		[`--app=${url}`, '--no-first-run', '--disable-pinch', '--overscroll-history-navigation=0'],
		{
			detached: true,
			stdio: 'ignore',
		},
	).unref();
}

/** A Chromium of this machine, when there is a screen to show it on. */
function findBrowser(): string | undefined {
	if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
		return undefined;
	}
	const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	return folders
		.flatMap((folder) => names.map((name) => path.join(folder, name)))
		.find((file) => existsSync(file));
}

/** The folder with package.json, above the source or above out/main. */
function findRoot(): string {
	const candidates = ['../..', '../../..'].map((up) => path.resolve(import.meta.dirname, up));
	return (
		candidates.find((folder) => existsSync(path.join(folder, 'package.json'))) ?? process.cwd()
	);
}

function closeOnSignal(close: () => Promise<void>): void {
	let closing = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (closing) return;
			closing = true;
			void close().then(
				() => process.exit(0),
				() => process.exit(1),
			);
		});
	}
}
