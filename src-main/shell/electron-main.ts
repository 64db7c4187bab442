/**
 * Entry of the Electron shell: the only room that knows Electron. It composes the same terminal as
 * the browser host and puts a window in front of it.
 */
import { app, BrowserWindow } from 'electron';
import path from 'node:path';
import { composeTerminal } from '../compose-terminal.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import { makePrivateFolder } from '../system/paths.ts';
import { silentLog } from '../system/log.ts';
import { answerIpc } from './answer-ipc.ts';
import { guardContents, guardSession } from './guard-contents.ts';
import { openWindow } from './open-window.ts';
import { safeStorageKeyStore } from './safe-storage-key-store.ts';
import { registerScheme, servePage } from './serve-page.ts';
import { startUtilityDevices } from './start-utility-devices.ts';

registerScheme();
app.enableSandbox();
guardContents();

if (app.requestSingleInstanceLock()) {
	app.on('second-instance', showWindow);
	app.on('window-all-closed', () => app.quit());
	void app.whenReady().then(start);
} else {
	app.quit();
}

async function start(): Promise<void> {
	guardSession();
	const root = app.getAppPath();
	servePage(path.join(root, 'out/renderer'));
	const switched = app.commandLine.getSwitchValue('data');
	const dataDir =
		switched === '' ? path.join(app.getPath('userData'), 'till') : path.resolve(switched);
	makePrivateFolder(dataDir);
	const terminal = await composeTerminal({
		dataDir,
		host: 'electron',
		keyStore: safeStorageKeyStore({ dataDir, packaged: app.isPackaged }),
		appVersion: app.getVersion(),
		migrationsDir: path.join(root, 'migrations'),
		openDevices: startUtilityDevices,
		demo: app.commandLine.hasSwitch('demo'),
	});
	answerIpc(terminal);
	closeBeforeQuit(terminal);
	await openWindow({
		preload: path.join(root, 'out/preload/preload.cjs'),
		kiosk: app.commandLine.hasSwitch('kiosk'),
		log: silentLog(),
	});
}

/** The ledger is closed before the process ends, also when Windows ends the session. */
function closeBeforeQuit(terminal: RunningTerminal): void {
	let closed = false;
	app.on('before-quit', (event) => {
		if (closed) return;
		event.preventDefault();
		void terminal.close().finally(() => {
			closed = true;
			app.quit();
		});
	});
}

function showWindow(): void {
	const [window] = BrowserWindow.getAllWindows();
	if (window === undefined) return;
	if (window.isMinimized()) window.restore();
	window.focus();
}
