/**
 * Entry of the browser host: `npm start` without Electron, also for a kiosk that brings its own
 * Chromium. With --headless it prints exactly one JSON line on stdout; everything else goes to
 * stderr. A second start on a folder shows the terminal that already runs there.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { composeTerminal } from '../compose-terminal.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import { demoOperators } from '../setup/set-up-demo.ts';
import { makePrivateFolder } from '../system/paths.ts';
import { readStartArguments, type StartArguments } from '../system/start-arguments.ts';
import { fileKeyStore } from '../vault/file-key-store.ts';
import { askRunningHost } from './ask-running-host.ts';
import { openBrowserHost, type BrowserHost } from './browser-host.ts';
import { removeHostNote, writeHostNote } from './host-file.ts';
import { openBrowser } from './open-browser.ts';

/** Node.js 22.14; an older one would end in a segmentation fault of the database driver. */
const NEEDED_NAPI = 10;
const say = (text: string) => process.stderr.write(`guitai: ${text}\n`);

if (Number(process.versions['napi']) < NEEDED_NAPI) {
	say(`this needs Node.js 22.14 or newer, here is ${process.versions.node}`);
	process.exit(1);
}
try {
	await main(readStartArguments(process.argv.slice(2), { strangers: false }));
} catch (failure) {
	say(failure instanceof Error ? failure.message : String(failure));
	process.exit(1);
}

async function main(args: StartArguments): Promise<void> {
	const root = findRoot();
	const version = versionOf(root);
	makePrivateFolder(args.dataDir);
	const terminal = await composeTerminal({
		dataDir: args.dataDir,
		host: 'browser',
		keyStore: fileKeyStore(args.dataDir),
		appVersion: version,
		demo: args.demo,
		demoPromotions: true,
		...(args.printer === undefined ? {} : { demoPrinter: args.printer }),
	});
	if (await isTaken(terminal)) {
		await terminal.close();
		return showOther(args);
	}
	const host = await listen(args, terminal, path.join(root, 'out/renderer'));
	writeHostNote(args.dataDir, { url: host.url, key: host.channelKey, pid: process.pid, version });
	closeOnSignal(async () => {
		removeHostNote(args.dataDir);
		await host.close();
		await terminal.close();
	});
	tell(args, host);
}

/** True when another program has this folder open: it is the terminal then, and we are not. */
async function isTaken(terminal: RunningTerminal): Promise<boolean> {
	const reply = await terminal.answer('host', { request: 'terminal/status', input: {} });
	const status = reply.ok ? (reply.value as { readonly problem?: { readonly code: string } }) : {};
	return status.problem?.code === 'ledger/busy';
}

async function showOther({ dataDir, headless, kiosk }: StartArguments): Promise<void> {
	const link = await askRunningHost(dataDir);
	if (headless || link === undefined) {
		throw new Error(`${dataDir} is open in another terminal program; there is one per folder`);
	}
	say('this terminal is already running');
	openBrowser({ url: link, dataDir, kiosk, say });
}

async function listen(
	{ port }: StartArguments,
	terminal: RunningTerminal,
	pageDir: string,
): Promise<BrowserHost> {
	try {
		return await openBrowserHost({ terminal, pageDir, port });
	} catch (failure) {
		await terminal.close();
		const taken = failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE';
		throw taken ? new Error(`port ${port} is taken by another program`) : failure;
	}
}

function tell({ headless, demo, dataDir, kiosk }: StartArguments, host: BrowserHost): void {
	const { token, url } = host.newLink();
	const operators = demoOperators.map(({ no, pin, role }) => ({ no, pin, role }));
	if (headless) {
		const shown = demo ? { demo: { operators } } : {};
		const line = { url, token, port: host.port, data: dataDir, ...shown };
		process.stdout.write(`${JSON.stringify(line)}\n`);
		return;
	}
	if (demo) {
		const people = operators.map(({ no, role, pin }) => `${no} (${role}) PIN ${pin}`);
		say(`示范店工号 / demo operators: ${people.join(', ')}`);
	}
	openBrowser({ url, dataDir, kiosk, say });
}

/** The folder with package.json, above the source or above out/main. */
function findRoot(): string {
	const candidates = ['../..', '../../..'].map((up) => path.resolve(import.meta.dirname, up));
	return (
		candidates.find((folder) => existsSync(path.join(folder, 'package.json'))) ?? process.cwd()
	);
}

function versionOf(root: string): string {
	const text = readFileSync(path.join(root, 'package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
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
