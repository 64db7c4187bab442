/**
 * The files a build starts from. Workers are not named here: every src-main file that ends in
 * `-worker.ts` is an entry by its name.
 */
export const MAIN_ENTRIES = {
	electron: 'src-main/shell/electron-main.ts',
	browser: 'src-main/browser/main.ts',
	'device-host': 'drivers/device-host.ts',
} as const;
export const PRELOAD_ENTRIES = { preload: 'src-main/shell/preload.ts' } as const;
export const PAGE = 'src-renderer/index.html';
