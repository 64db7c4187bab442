/**
 * The virtual printer's interface card: a TCP server whose bytes are read at the speed of a slow
 * line if need be, with a small buffer behind which the sender has to wait, and traps that spring
 * after so many bytes.
 */
import net from 'node:net';

export type TrapKind = 'stall' | 'reset' | 'power-cycle';

export type IntakeWorld = {
	readonly host: string;
	readonly port: number;
	readonly takeByte: (byte: number, from: net.Socket) => void;
	readonly sprung: (kind: TrapKind) => void;
	readonly tell: (news: 'connected' | 'closed' | 'read') => void;
};

const BUFFER_BYTES = 4096;
const TICK_MS = 20;
const BITS_PER_BYTE = 10;

export class LineIntake {
	readonly sockets = new Set<net.Socket>();
	readonly #world: IntakeWorld;
	readonly #kept: Uint8Array[] = [];
	#server: net.Server | undefined;
	#port: number;
	#inbox: { bytes: Uint8Array; at: number; from: net.Socket }[] = [];
	#inboxBytes = 0;
	#readBytes = 0;
	#trap: { readonly kind: TrapKind; readonly at: number } | undefined;
	#stalled = false;
	#bytesPerTick = Infinity;
	#tick: NodeJS.Timeout | undefined;

	constructor(world: IntakeWorld) {
		this.#world = world;
		this.#port = world.port;
	}

	get port(): number {
		return this.#port;
	}
	/** Bytes read so far; what still waits in the buffer is not counted. */
	get readBytes(): number {
		return this.#readBytes;
	}

	/** Every byte that ever came. */
	bytes(): Uint8Array {
		return Buffer.concat(this.#kept);
	}

	/** Listens, on the port it had before when it had one. */
	listen(): Promise<void> {
		if (this.#server !== undefined) return Promise.resolve();
		const server = net.createServer((socket) => this.#accept(socket));
		this.#server = server;
		return new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen({ port: this.#port, host: this.#world.host }, () => {
				const address = server.address();
				if (address !== null && typeof address === 'object') this.#port = address.port;
				resolve();
			});
		});
	}

	/** Breaks every connection, forgets what was not read and listens no more. */
	shutDown(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		this.#stalled = false;
		this.breakConnections();
		return new Promise((resolve) => {
			if (server === undefined) return resolve();
			server.close(() => resolve());
		});
	}

	breakConnections(): void {
		clearTimeout(this.#tick);
		this.#inbox = [];
		this.#inboxBytes = 0;
		for (const socket of this.sockets) socket.resetAndDestroy();
	}

	/** Springs when so many more bytes were read; at once for 0. */
	setTrap(kind: TrapKind, afterBytes: number): void {
		this.#trap = { kind, at: this.#readBytes + afterBytes };
		if (afterBytes === 0) this.#spring();
	}

	/** Reads on at full speed, whatever was set before. */
	release(): void {
		this.#trap = undefined;
		this.#stalled = false;
		this.#bytesPerTick = Infinity;
		this.#read();
	}

	throttle(baud: number): void {
		this.#bytesPerTick = (baud * TICK_MS) / BITS_PER_BYTE / 1000;
	}

	#accept(socket: net.Socket): void {
		socket.setNoDelay(true);
		this.sockets.add(socket);
		socket.on('data', (bytes) => {
			this.#kept.push(bytes);
			this.#inbox.push({ bytes, at: 0, from: socket });
			this.#inboxBytes += bytes.length;
			// While a tick is due, the line is slow and the tick reads.
			if (this.#inboxBytes === bytes.length || this.#bytesPerTick === Infinity) this.#read();
			else this.#holdBack();
		});
		// A broken connection is news enough by its close.
		socket.on('error', () => undefined);
		socket.once('close', () => {
			this.sockets.delete(socket);
			this.#world.tell('closed');
		});
		this.#world.tell('connected');
	}

	/** Takes bytes out of the buffer, as many as the line's speed allows in one tick. */
	#read(): void {
		let budget = this.#bytesPerTick;
		for (let part = this.#inbox[0]; part !== undefined; part = this.#inbox[0]) {
			while (part.at < part.bytes.length && !this.#stalled && budget > 0) {
				budget -= 1;
				this.#inboxBytes -= 1;
				this.#readBytes += 1;
				this.#world.takeByte(part.bytes[part.at++] ?? 0, part.from);
				if (this.#trap !== undefined && this.#readBytes >= this.#trap.at) this.#spring();
				// The trap may have emptied the buffer under our hands.
				if (this.#inbox[0] !== part) break;
			}
			if (this.#inbox[0] !== part) continue;
			if (part.at < part.bytes.length) break;
			this.#inbox.shift();
		}
		this.#holdBack();
		this.#world.tell('read');
	}

	/** Backpressure, and the next tick of a slow line. */
	#holdBack(): void {
		const full = this.#stalled || this.#inboxBytes > BUFFER_BYTES;
		for (const socket of this.sockets) {
			if (full) socket.pause();
			else socket.resume();
		}
		if (this.#inboxBytes === 0 || this.#stalled) return;
		clearTimeout(this.#tick);
		this.#tick = setTimeout(() => this.#read(), TICK_MS);
	}

	#spring(): void {
		const trap = this.#trap;
		this.#trap = undefined;
		if (trap === undefined) return;
		if (trap.kind === 'stall') {
			this.#stalled = true;
			this.#holdBack();
		}
		this.#world.sprung(trap.kind);
	}
}
