/** Starting the device process, under either of the two hosts, behind one shape. */
import { fork } from 'node:child_process';
import type { ToHost } from './messages.ts';

export type HostChild = {
	post(message: ToHost): void;
	onMessage(listener: (message: unknown) => void): void;
	/** Called once, when it is gone, with what is known of the reason. */
	onExit(listener: (detail: string) => void): void;
	kill(): void;
};

/** The part of Electron's UtilityProcess that is used; the shell makes one and hands it in. */
export type UtilityChild = {
	postMessage(message: unknown): void;
	on(event: 'message', listener: (message: unknown) => void): unknown;
	on(event: 'exit', listener: (code: number) => void): unknown;
	kill(): boolean;
};

/**
 * A child of plain Node running `entry`: drivers/device-host.ts from the sources, the built
 * device-host.js from a bundle.
 */
export function forkHost(entry: URL | string): HostChild {
	const child = fork(entry, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	let gone = false;
	const leave = new Promise<string>((resolve) => {
		const finish = (detail: string) => {
			gone = true;
			resolve(detail);
		};
		child.once('error', (error) => finish(error.message));
		child.once('exit', (code, signal) => finish(signal ?? `exit ${code}`));
	});
	return {
		post(message) {
			// A channel that is just breaking reports by `exit`; the callback keeps it from throwing.
			if (!gone && child.connected) child.send(message, () => undefined);
		},
		onMessage: (listener) => void child.on('message', listener),
		onExit: (listener) => void leave.then(listener),
		kill: () => void child.kill('SIGKILL'),
	};
}

/** The same over a utility process. */
export function hostOver(child: UtilityChild): HostChild {
	return {
		post: (message) => child.postMessage(message),
		onMessage: (listener) => void child.on('message', listener),
		onExit: (listener) => void child.on('exit', (code) => listener(`exit ${code}`)),
		kill: () => void child.kill(),
	};
}
