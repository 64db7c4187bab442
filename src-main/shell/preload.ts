/**
 * The sandboxed preload: one way in, one way out. The page never sees ipcRenderer nor an event of
 * it, only what main answered.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { EVENT, INVOKE } from './channels.ts';

contextBridge.exposeInMainWorld('guitai', {
	invoke: (envelope: unknown): Promise<unknown> => ipcRenderer.invoke(INVOKE, envelope),
	on: (listener: (event: unknown) => void): (() => void) => {
		const hear = (_event: unknown, detail: unknown) => listener(detail);
		ipcRenderer.on(EVENT, hear);
		return () => void ipcRenderer.off(EVENT, hear);
	},
});
