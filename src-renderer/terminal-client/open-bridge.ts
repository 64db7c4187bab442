/** Which bridge this window has: the Electron preload's, else the browser host's WebSocket. */
import type { Bridge } from './bridge.ts';
import { openElectronBridge } from './electron-bridge.ts';
import { openSocketBridge } from './socket-bridge.ts';

export function openBridge(page: Window): Bridge {
	const { guitai } = page;
	return guitai === undefined ? openSocketBridge(page) : openElectronBridge(guitai);
}
