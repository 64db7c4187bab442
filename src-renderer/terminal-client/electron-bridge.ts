/** The bridge inside the Electron shell: what the sandboxed preload exposes as `window.guitai`. */
import type { Envelope, Reply } from '#shared/contract/request.ts';
import type { Bridge } from './bridge.ts';

export type GuitaiPreload = {
	invoke(envelope: Envelope): Promise<Reply>;
	on(listener: (event: unknown) => void): () => void;
};

declare global {
	// eslint-disable-next-line typescript/consistent-type-definitions -- only an interface merges
	interface Window {
		readonly guitai?: GuitaiPreload;
	}
}

export function openElectronBridge(guitai: GuitaiPreload): Bridge {
	return {
		send: (envelope) => guitai.invoke(envelope),
		onEvent: (listener) => guitai.on(listener),
		onLine: (listener) => {
			// The shell's own channel cannot break while the page lives.
			listener(true);
			return () => undefined;
		},
	};
}
