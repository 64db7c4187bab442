/**
 * Entry of the Electron shell: the only room that knows Electron. It composes the same terminal as
 * the browser host and puts a window in front of it. What must be said before Electron is ready
 * (scheme, sandbox, guards, folders) stands at the top, in this order.
 */
import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import { composeTerminal } from '../compose-terminal.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import { demoOperators } from '../setup/set-up-demo.ts';
import { systemClock } from '../system/clock.ts';
import { openLog, type Log } from '../system/log.ts';
import { makePrivateFolder } from '../system/paths.ts';
import { readStartArguments, type StartArguments } from '../system/start-arguments.ts';
import { answerIpc, sessionOf } from './answer-ipc.ts';
import { EVENT } from './channels.ts';
import { customerWindow, type CustomerWindow } from './customer-window.ts';
import { guardContents, guardSession } from './guard-contents.ts';
import { openWindow } from './open-window.ts';
import { safeStorageKeyStore } from './safe-storage-key-store.ts';
import { registerScheme, servePage } from './serve-page.ts';
import { startUtilityDevices } from './start-utility-devices.ts';

const say = (text: string) => process.stderr.write(`guitai: ${text}\n`);

/** Both there once the program has started. */
let till: BrowserWindow | undefined;
let customer: CustomerWindow | undefined;

registerScheme();
app.enableSandbox();
guardContents(() => customer?.open());
begin();

/** Chromium's own files lie in the data folder, so the single-instance lock is the folder's too. */
function begin(): void {
	let args: StartArguments;
	try {
		args = readStartArguments(process.argv.slice(1), { strangers: true });
		const own = path.join(args.dataDir, 'shell');
		makePrivateFolder(args.dataDir);
		makePrivateFolder(own);
		app.setPath('userData', own);
	} catch (failure) {
		return fail(failure);
	}
	if (!app.requestSingleInstanceLock()) return app.quit();
	app.on('second-instance', showWindow);
	app.on('window-all-closed', () => app.quit());
	void app
		.whenReady()
		.then(() => start(args))
		.catch(fail);
}

async function start(args: StartArguments): Promise<void> {
	guardSession();
	const root = app.getAppPath();
	servePage(path.join(root, 'out/renderer'));
	const log = openLog({ folder: path.join(args.dataDir, 'log/shell'), clock: systemClock() });
	const terminal = await composeTerminal({
		dataDir: args.dataDir,
		host: 'electron',
		keyStore: safeStorageKeyStore({ dataDir: args.dataDir, packaged: app.isPackaged }),
		appVersion: app.getVersion(),
		migrationsDir: path.join(root, 'migrations'),
		openDevices: () => startUtilityDevices(log),
		leaving: { guarded: args.kiosk, now: () => app.quit() },
		demo: args.demo,
		demoPromotions: true,
		...(args.printer === undefined ? {} : { demoPrinter: args.printer }),
	}).catch(async (failure: unknown) => {
		log.fault('terminal/not-composed', failure);
		await log.close();
		throw failure;
	});
	const preload = path.join(root, 'out/preload/preload.cjs');
	const side = customerWindow({ preload, log });
	customer = side;
	const stopAnswering = answerIpc(terminal, side.isCustomer);
	const close = closeOnce(terminal, log, stopAnswering);
	app.on('child-process-gone', (_event, { type, reason }) => {
		log.warn('child/gone', { type, reason });
	});
	if (args.demo) sayOperators();
	await openWindow({
		preload,
		kiosk: args.kiosk,
		log,
		onClose: (window) => void askToQuit(terminal, window),
		onOpened: (window) => {
			till = window;
			// Windows ends the session without asking the program to quit.
			window.on('session-end', () => void close());
			// The customer's window does not keep the program alive.
			window.on('closed', side.close);
		},
	});
	side.followDisplays();
}

/**
 * As if the page had asked; where a manager must release it, the page does ask. A till that cannot
 * answer at all may be closed.
 */
async function askToQuit(terminal: RunningTerminal, { webContents }: BrowserWindow): Promise<void> {
	const asked = { request: 'terminal/quit', input: {} };
	const reply = await terminal.answer(sessionOf(webContents.id), asked);
	if (reply.ok) return;
	if (reply.refusal.code !== 'permission/needs-approval') return app.quit();
	webContents.send(EVENT, { event: 'window/kept', detail: {} });
}

/** Closes the ledger before the process ends; whoever asks again waits for the same end. */
function closeOnce(terminal: RunningTerminal, log: Log, stopAnswering: () => void) {
	let closing: Promise<void> | undefined;
	let closed = false;
	const close = () =>
		(closing ??= terminal.close().then(async () => {
			stopAnswering();
			await log.close();
		}));
	app.on('before-quit', (event) => {
		if (closed) return;
		event.preventDefault();
		void close().finally(() => {
			closed = true;
			app.quit();
		});
	});
	return close;
}

function showWindow(): void {
	if (till === undefined || till.isDestroyed()) return;
	if (till.isMinimized()) till.restore();
	till.focus();
}

function sayOperators(): void {
	const people = demoOperators.map(({ no, role, pin }) => `${no} (${role}) PIN ${pin}`);
	say(`示范店工号 / demo operators: ${people.join(', ')}`);
}

/** Without a folder or an argument that can be read there is no till to show a screen of. */
function fail(failure: unknown): void {
	const why = failure instanceof Error ? failure.message : String(failure);
	say(`could not start: ${why}`);
	dialog.showErrorBox('柜台 Guitai', `收银台没能启动 / The terminal could not start:\n\n${why}`);
	app.exit(1);
}
