/**
 * The device process (设备进程): all drivers live here, so that a crash in a native module takes the
 * printer down for a second and never the sale. Started by Electron as a utility process or by
 * plain Node as a child; it ends with the process that started it.
 */
import { serveDevices, type HostChannel } from './serve-devices.ts';

/** What Electron hangs on `process` in a utility process. */
type ParentPort = {
	postMessage(message: unknown): void;
	on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

const { parentPort } = process as { parentPort?: ParentPort };

function openChannel(): HostChannel {
	if (parentPort !== undefined) {
		return {
			post: (message) => parentPort.postMessage(message),
			onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
		};
	}
	// The till was killed: nobody is left to print for.
	process.on('disconnect', () => process.exit(0));
	return {
		post: (message) => process.send?.(message),
		onMessage: (listener) => process.on('message', listener),
	};
}

// Ctrl-C in a terminal goes to the whole group; the till closes us in its own time.
process.on('SIGINT', () => undefined);
serveDevices(openChannel(), () => process.exit(0));
