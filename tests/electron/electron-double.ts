/**
 * A stand-in for the 'electron' module (a vitest alias): the shipped main bundle and the shipped
 * preload run for real, a BrowserWindow is a page of a real Chromium, the preload lives in a real
 * isolated world. It is no Electron: what it proves and what not is told in README.md.
 */
export {
	app,
	blockers,
	children,
	closeChromium,
	closeContext,
	displays,
	dialog,
	errorBoxes,
	ipcMain,
	keyring,
	menu,
	Menu,
	permissions,
	plugIn,
	powerSaveBlocker,
	protocol,
	pullOut,
	safeStorage,
	screen,
	session,
	toWeb,
	utilityProcess,
} from './double-system.ts';
export { attempts, downloads, BrowserWindow, callFrom } from './double-window.ts';
