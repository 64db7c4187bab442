/**
 * A printer on the network (TCP 9100). One of these is one socket: it is made, opened, used and
 * closed once, because a socket that failed is never quite well again. Closing sends FIN and waits,
 * since a reset would throw away what the printer has not read yet.
 */
import net from 'node:net';
import { Listeners } from '../listeners.ts';
import type { LinkEnd, Timers, Transport } from '../port.ts';
import { linkEndOf } from './link-end.ts';

/** Small network stacks lose bytes when more comes at once. */
export const MAX_WRITE_BYTES = 4096;
const CLOSE_LINGER_MS = 2000;
const KEEP_ALIVE_MS = 10_000;

export type TcpAddress = { readonly host: string; readonly port: number };

/** A connection to `address`, not yet opened. */
export function tcpTransport(address: TcpAddress, timers: Timers): Transport {
	return new TcpTransport(address, timers);
}

class TcpTransport implements Transport {
	readonly caps = { read: true, flow: 'tcp', exclusive: false } as const;
	readonly #address: TcpAddress;
	readonly #timers: Timers;
	readonly #data = new Listeners<Uint8Array>();
	readonly #closed = new Listeners<LinkEnd>();
	#socket: net.Socket | undefined;
	#end: LinkEnd | undefined;

	constructor(address: TcpAddress, timers: Timers) {
		this.#address = address;
		this.#timers = timers;
	}

	open(signal: AbortSignal): Promise<LinkEnd | undefined> {
		if (signal.aborted) return Promise.resolve(aborted());
		return new Promise((resolve) => {
			let failure: LinkEnd | undefined;
			const socket = net.connect({ ...this.#address, noDelay: true });
			const abort = () => {
				failure = aborted();
				socket.destroy();
			};
			signal.addEventListener('abort', abort, { once: true });
			socket.setKeepAlive(true, KEEP_ALIVE_MS);
			socket.once('connect', () => {
				signal.removeEventListener('abort', abort);
				resolve(undefined);
			});
			socket.on('data', (bytes) => this.#data.tell(bytes));
			socket.on('error', (error) => {
				failure ??= linkEndOf(error);
			});
			socket.once('close', () => {
				signal.removeEventListener('abort', abort);
				this.#end = failure ?? { cause: 'link/closed', detail: 'closed by the far end' };
				resolve(this.#end);
				this.#closed.tell(this.#end);
			});
			this.#socket = socket;
		});
	}

	async write(
		bytes: Uint8Array,
		limits: { readonly deadlineMs: number; readonly signal?: AbortSignal },
	): Promise<{ accepted: number; failed?: LinkEnd }> {
		const over = this.#timers.monotonic() + limits.deadlineMs;
		let accepted = 0;
		while (accepted < bytes.length) {
			const chunk = bytes.subarray(accepted, accepted + MAX_WRITE_BYTES);
			const left = over - this.#timers.monotonic();
			const failed = await this.#writeChunk(chunk, left, limits.signal);
			if (failed !== undefined) return { accepted, failed };
			accepted += chunk.length;
		}
		return { accepted };
	}

	#writeChunk(
		chunk: Uint8Array,
		ms: number,
		signal: AbortSignal | undefined,
	): Promise<LinkEnd | undefined> {
		const socket = this.#socket;
		if (socket === undefined || this.#end !== undefined || !socket.writable) {
			return Promise.resolve(this.#end ?? { cause: 'link/closed', detail: 'not open' });
		}
		if (signal?.aborted === true) return Promise.resolve(aborted());
		return new Promise((resolve) => {
			const settle = (end: LinkEnd | undefined) => {
				callOff();
				stopListening();
				signal?.removeEventListener('abort', abort);
				resolve(end);
			};
			const abort = () => settle(aborted());
			const late: LinkEnd = { cause: 'link/stalled', detail: 'the far end stopped reading' };
			const callOff = this.#timers.after(Math.max(0, ms), () => settle(late));
			const stopListening = this.#closed.add(settle);
			signal?.addEventListener('abort', abort, { once: true });
			socket.write(chunk, (error) => settle(error ? linkEndOf(error) : undefined));
		});
	}

	close(lingerMs = CLOSE_LINGER_MS): Promise<void> {
		const socket = this.#socket;
		if (socket === undefined || this.#end !== undefined) return Promise.resolve();
		return new Promise((resolve) => {
			const callOff = this.#timers.after(lingerMs, () => socket.destroy());
			this.#closed.add(() => {
				callOff();
				resolve();
			});
			socket.end();
		});
	}

	onData(listener: (bytes: Uint8Array) => void): () => void {
		return this.#data.add(listener);
	}

	onClosed(listener: (end: LinkEnd) => void): () => void {
		return this.#closed.add(listener);
	}
}

function aborted(): LinkEnd {
	return { cause: 'link/closed', detail: 'called off' };
}
