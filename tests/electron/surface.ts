/** Compile-time: the double invents no API. Every member it has exists in the installed electron.d.ts. */
import type * as Electron from 'electron';
import type * as Double from './electron-double.ts';

type Invented<D, R, Own extends PropertyKey = never> = [Exclude<keyof D, keyof R | Own>] extends [
	never,
]
	? 'none'
	: Exclude<keyof D, keyof R | Own>;

export const invented: {
	app: Invented<typeof Double.app, Electron.App, 'sandboxed' | 'appPath' | 'exitCode' | 'locked'>;
	dialog: Invented<typeof Double.dialog, Electron.Dialog>;
	protocol: Invented<typeof Double.protocol, Electron.Protocol>;
	safeStorage: Invented<typeof Double.safeStorage, Electron.SafeStorage>;
	session: Invented<typeof Double.session.defaultSession, Electron.Session>;
	ipcMain: Invented<typeof Double.ipcMain, Electron.IpcMain>;
	screen: Invented<typeof Double.screen, Electron.Screen>;
	powerSaveBlocker: Invented<typeof Double.powerSaveBlocker, Electron.PowerSaveBlocker>;
	contents: Invented<
		Double.BrowserWindow['webContents'],
		Electron.WebContents,
		'page' | 'cdp' | 'world' | 'openHandler'
	>;
	window: Invented<
		Double.BrowserWindow,
		Electron.BrowserWindow,
		'ready' | 'visible' | 'options' | 'minimized'
	>;
} = {
	app: 'none',
	dialog: 'none',
	protocol: 'none',
	safeStorage: 'none',
	session: 'none',
	ipcMain: 'none',
	screen: 'none',
	powerSaveBlocker: 'none',
	contents: 'none',
	window: 'none',
};
