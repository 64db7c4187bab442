/**
 * A connection whose far end is a program: it keeps every byte and answers what it is told to. For
 * tests of the device itself, where a socket would only add waiting.
 */
import { Listeners } from '../listeners.ts';
import type { LinkEnd, Transport } from '../port.ts';

export type FarEnd = {
	/** Everything written so far. */
	readonly received: number[];
	onBytes(listener: (bytes: Uint8Array) => void): void;
	answer(...bytes: readonly number[]): void;
	/** Ends the connection from the far side. */
	end(end: LinkEnd): void;
	/** Writes are not taken any more; they wait for their deadline. */
	stall(): void;
	/** What `open` will answer. */
	refuse(end: LinkEnd | undefined): void;
};

/** A transport and the far end of it. `caps.read` false makes a link that cannot be heard. */
export function loopback(read = true): { readonly transport: Transport; readonly far: FarEnd } {
	const data = new Listeners<Uint8Array>();
	const closed = new Listeners<LinkEnd>();
	const arrived = new Listeners<Uint8Array>();
	const received: number[] = [];
	let ended: LinkEnd | undefined;
	let refusal: LinkEnd | undefined;
	let stalled = false;
	const end = (how: LinkEnd) => {
		if (ended !== undefined) return;
		ended = how;
		closed.tell(how);
	};
	const transport: Transport = {
		caps: { read, flow: 'none', exclusive: true },
		open: () => Promise.resolve(refusal),
		write(bytes) {
			if (ended !== undefined) return Promise.resolve({ accepted: 0, failed: ended });
			const late: LinkEnd = { cause: 'link/stalled', detail: 'stalled' };
			if (stalled) return Promise.resolve({ accepted: 0, failed: late });
			received.push(...bytes);
			arrived.tell(bytes);
			return Promise.resolve(
				ended === undefined ? { accepted: bytes.length } : { accepted: 0, failed: ended },
			);
		},
		close() {
			end({ cause: 'link/closed', detail: 'closed here' });
			return Promise.resolve();
		},
		onData: (listener) => data.add(listener),
		onClosed: (listener) => closed.add(listener),
	};
	const far: FarEnd = {
		received,
		onBytes: (listener) => void arrived.add(listener),
		answer: (...bytes) => data.tell(Uint8Array.from(bytes)),
		end,
		stall() {
			stalled = true;
		},
		refuse(how) {
			refusal = how;
		},
	};
	return { transport, far };
}
