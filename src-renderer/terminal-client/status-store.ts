/**
 * The terminal's status as the frame shows it: who is signed in, shift, devices, warnings, and
 * whether the line stands. Kept fresh by announcements; whatever was missed is asked for again.
 */
import type { DeviceView, TerminalStatusView } from '#shared/contract/views.ts';
import type { TerminalClient } from './open-client.ts';
import { createStore, type ReadableStore } from './store.ts';

export type TerminalNow = {
	/** Undefined until the terminal answered for the first time. */
	readonly status: TerminalStatusView | undefined;
	readonly line: boolean;
	/** What this machine's clock is behind the terminal's, ms: the clock shows the terminal's time. */
	readonly clockOffsetMs: number;
};

export type StatusStore = ReadableStore<TerminalNow> & {
	/** Asks again; resolves when the store holds the answer. */
	readonly refresh: () => Promise<void>;
	readonly close: () => void;
};

/** `now` is this machine's clock in ms. */
export function openStatusStore(client: TerminalClient, now: () => number): StatusStore {
	const store = createStore<TerminalNow>({ status: undefined, line: false, clockOffsetMs: 0 });
	let asking: Promise<void> | undefined;
	let askAgain = false;

	async function ask(): Promise<void> {
		do {
			askAgain = false;
			const answer = await client.ask('terminal/status', {});
			if (answer.ok) {
				const status = answer.value;
				store.set({ ...store.get(), status, clockOffsetMs: status.atMs - now() });
			}
		} while (askAgain);
	}

	/** One question at a time: an announcement during it makes one more, not one each. */
	function refresh(): Promise<void> {
		if (asking !== undefined) {
			askAgain = true;
			return asking;
		}
		asking = ask().finally(() => {
			asking = undefined;
		});
		return asking;
	}

	function patch(change: (status: TerminalStatusView) => TerminalStatusView): void {
		const { status } = store.get();
		if (status !== undefined) store.set({ ...store.get(), status: change(status) });
	}

	const ends = [
		client.onLine((line) => {
			store.set({ ...store.get(), line });
			if (line) void refresh();
		}),
		client.on('terminal/changed', () => void refresh()),
		client.on('device/changed', (device) => patch((status) => putDevice(status, device))),
		client.on('print-job/changed', ({ waiting }) =>
			patch((status) => ({ ...status, waitingJobs: waiting })),
		),
		client.onRefusal(({ code }) => {
			if (code === 'session/locked' || code === 'session/signed-out') void refresh();
		}),
	];

	return {
		get: store.get,
		subscribe: store.subscribe,
		refresh,
		close: () => {
			for (const end of ends) end();
		},
	};
}

function putDevice(status: TerminalStatusView, device: DeviceView): TerminalStatusView {
	const known = status.devices.some(({ id }) => id === device.id);
	const devices = known
		? status.devices.map((one) => (one.id === device.id ? device : one))
		: [...status.devices, device];
	return { ...status, devices };
}
