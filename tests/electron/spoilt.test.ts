// Goal: no lock of the shell can be left open unnoticed: each is opened on purpose in a copy of the
// shipped bundle, and the checks must name it.
import { rmSync } from 'node:fs';
import { afterAll, afterEach, expect, it } from 'vitest';
import { openLocks } from './open-locks.ts';
import { copyApp, openShell, type Shell, type Spoiling } from './open-shell.ts';

const MAIN = 'main/electron.js';
const PRELOAD = 'preload/preload.cjs';
/** What both hosts share is in chunks with names of the build's choosing. */
const SHARED = 'main/*.js';

type Fault = Omit<Spoiling, 'file'> & {
	readonly file?: string;
	/** The lock that must be found open. */
	readonly opens: string;
};

/** Each group is spoilt in one copy: its faults do not hide each other. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, Fault>>>> = {
	'a window without care': {
		'the app is not sandboxed': {
			find: 'app.enableSandbox();',
			put: '',
			opens: 'every window is sandboxed',
		},
		'webviews are allowed': {
			find: 'webviewTag: false,',
			put: '',
			opens: 'the window is isolated',
		},
		'a menu is left': {
			find: 'Menu.setApplicationMenu(null);',
			put: '',
			opens: 'there is no menu',
		},
		'webviews may be attached': {
			find: 'contents.on("will-attach-webview", (event) => event.preventDefault());',
			put: '',
			opens: 'no webview is attached',
		},
		'redirects are followed': {
			find: 'contents.on("will-redirect", stayHere);',
			put: '',
			opens: 'no redirect and no frame leads away',
		},
		'permissions are granted': {
			find: 'answer(false)',
			put: 'answer(true)',
			opens: 'permissions are denied',
		},
		'files are downloaded': {
			find: /guarded\.on\("will-download"[^;]+;/,
			put: '',
			opens: 'nothing is downloaded but what our page made',
		},
		'the page has no policy': {
			file: SHARED,
			find: '"content-security-policy":',
			put: '"x-policy":',
			opens: 'the page comes with its policy',
		},
		'the key lies open': {
			find: 'sealed.toString("base64")',
			put: 'Buffer.from(key).toString("hex")',
			opens: 'the key is sealed, in a file of its owner',
		},
		'every sender is answered': {
			find: /return senderFrame !== null && [^;]+;/,
			put: 'return true;',
			opens: 'nobody else is answered',
		},
		'a second start is not seen': {
			find: 'app.on("second-instance", showWindow);',
			put: '',
			opens: 'a second start shows the window',
		},
		'ipcRenderer is handed to the page': {
			file: PRELOAD,
			find: 'exposeInMainWorld("guitai", {',
			put: 'exposeInMainWorld("guitai", { ipcRenderer: electron.ipcRenderer,',
			opens: 'the page has invoke and on, and nothing of Electron',
		},
	},
	'a door ajar': {
		'Node in subframes': {
			find: 'nodeIntegrationInSubFrames: false',
			put: 'nodeIntegrationInSubFrames: true',
			opens: 'the window is isolated',
		},
		'an address that begins like ours is ours': {
			find: /const url = new URL\(text\);\s+return url\.protocol[^;]+;/,
			put: 'return text.startsWith(APP_URL.slice(0, -1));',
			opens: 'nobody else is answered',
		},
		'permissions are there unasked': {
			find: 'guarded.setPermissionCheckHandler(() => false);',
			put: '',
			opens: 'permissions are denied',
		},
		'the policy lets text be code': {
			file: SHARED,
			find: `"require-trusted-types-for 'script'"`,
			put: '"upgrade-insecure-requests"',
			opens: 'text does not become code',
		},
		'the policy is not whole': {
			file: SHARED,
			find: `"default-src 'none'"`,
			put: `"default-src 'self'"`,
			opens: 'the page comes with its policy',
		},
		'files are for everybody': {
			file: SHARED,
			find: /openSync\(draft, "wx", OWNER_ONLY\$?\d*\)/,
			put: 'openSync(draft, "wx", 420)',
			opens: 'the key is sealed, in a file of its owner',
		},
		'events are not sent on': {
			find: 'webContents.send(EVENT, heard);',
			put: '{}',
			opens: 'events arrive',
		},
	},
	'a page set free': {
		'windows may be opened': {
			find: 'action: "deny"',
			put: 'action: "allow"',
			opens: 'no window is opened',
		},
		'the page may go anywhere': {
			find: 'contents.on("will-navigate", stayHere);',
			put: '',
			opens: 'the page stays where it is',
		},
		'frames may go anywhere': {
			find: 'contents.on("will-frame-navigate", stayHere);',
			put: '',
			opens: 'no redirect and no frame leads away',
		},
		'the network is open': {
			find: /guarded\.webRequest\.onBeforeRequest\([^;]+;/,
			put: '',
			opens: 'nothing leaves for the network',
		},
		'devices may be had': {
			find: 'guarded.setDevicePermissionHandler(() => false);',
			put: '',
			opens: 'permissions are denied',
		},
		'frames inside the page are answered': {
			find: 'senderFrame.parent === null && ',
			put: '',
			opens: 'nobody else is answered',
		},
		'paths are taken as they come': {
			file: SHARED,
			find: 'path.posix.normalize(decoded)',
			put: 'decoded',
			opens: 'no file outside the page is served',
		},
		'and wherever they lead': {
			file: SHARED,
			find: 'if (!file.startsWith(folder + path.sep)) return void 0;',
			put: '',
			opens: 'no file outside the page is served',
		},
	},
	'origins compared, which are all "null" in Node': {
		'every address of any scheme is ours': {
			find: /return url\.protocol === [^;]+;/,
			put: 'return url.origin === new URL(APP_URL).origin;',
			opens: 'nobody else is answered',
		},
	},
	'a channel that leads nowhere': {
		'the preload calls another channel': {
			file: PRELOAD,
			find: '"guitai:invoke"',
			put: '"guitai:ask"',
			opens: 'our page is answered',
		},
	},
	'a page that nobody hears': {
		'no sender is answered': {
			find: /return senderFrame !== null && [^;]+;/,
			put: 'return false;',
			opens: 'our page is answered',
		},
	},
	'a preload that wants Node': {
		'it asks for a file system': {
			file: PRELOAD,
			find: 'let electron = require("electron");',
			put: 'let electron = require("electron"); require("node:fs");',
			opens: 'the page has invoke and on, and nothing of Electron',
		},
	},
};

let shell: Shell | undefined;
let copy: string | undefined;
afterEach(async () => {
	await shell?.close();
	if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
	shell = copy = undefined;
});
afterAll(async () => (await import('./electron-double.ts')).closeChromium());

it.each(Object.entries(GROUPS))('%s: every fault is named', async (_, faults) => {
	copy = copyApp(Object.values(faults).map(({ file = MAIN, find, put }) => ({ file, find, put })));
	shell = await openShell({ appPath: copy });
	const open = await openLocks(shell, 5000);
	const unseen = Object.entries(faults).filter(([, { opens }]) => !open.includes(opens));
	expect(unseen.map(([fault]) => fault)).toEqual([]);
});

it.each([
	['no isolation', 'contextIsolation: true', 'contextIsolation: false'],
	['no sandbox', 'sandbox: true', 'sandbox: false'],
	['Node in the page', 'nodeIntegration: false', 'nodeIntegration: true'],
	['no same-origin rule', 'webSecurity: true', 'webSecurity: false'],
])('%s: the double opens no such window', async (_, find, put) => {
	copy = copyApp([{ file: MAIN, find, put }]);
	await expect(openShell({ appPath: copy })).rejects.toThrow('insecure webPreferences');
});
