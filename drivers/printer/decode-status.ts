/**
 * What a printer says, told apart by the pattern of each byte and never by its position: answers to
 * real-time queries, automatic status, answers in turn, process ids and flow control all come on
 * one line in any order, cut into any pieces. What fits no pattern is handed on as a leftover.
 *
 *   real-time answer (DLE EOT)   0xx1xx10
 *   automatic status (ASB)       0xx1xx00, then three 0xx0xxxx
 *   answer in turn (GS r)        0xx0xxxx
 *   process id                   37 22 d1 d2 d3 d4 00
 *   flow control                 11, 13
 */
import type { Protocol, StreamDecoder } from '../port.ts';
import { encodeStatusQuery, type StatusQuery } from './commands.ts';

export type StatusEvent =
	| { readonly kind: 'real-time'; readonly byte: number }
	| { readonly kind: 'automatic'; readonly bytes: readonly [number, number, number, number] }
	| { readonly kind: 'in-turn'; readonly byte: number }
	| { readonly kind: 'process-id'; readonly id: string }
	| { readonly kind: 'flow'; readonly on: boolean }
	| { readonly kind: 'leftover'; readonly byte: number };

/** Characters for our process ids: none of them looks like any status byte. */
export const PROCESS_ID_LETTERS = '1359;=?QSUWY[]_qsuwy{}';

const PATTERN = 0x93;
const REAL_TIME = 0x12;
const AUTOMATIC_FIRST = 0x10;
const LOW = 0x90;
const ID_FIRST = 0x37;
const ID_SECOND = 0x22;
const ID_LETTERS = 4;
const XON = 0x11;
const XOFF = 0x13;

/** Asking a printer how it is, and hearing everything it says. */
export const statusProtocol: Protocol<StatusQuery, StatusEvent> = {
	encode: encodeStatusQuery,
	decoder: () => new StatusDecoder(),
};

class StatusDecoder implements StreamDecoder<StatusEvent> {
	/** The automatic status being read: its first byte and what followed. */
	#automatic: number[] = [];
	/** `37` was just read. */
	#idOpened = false;
	/** The letters of the process id being read. */
	#letters: number[] | undefined;

	reset(): void {
		this.#automatic = [];
		this.#idOpened = false;
		this.#letters = undefined;
	}

	push(bytes: Uint8Array): readonly StatusEvent[] {
		const events: StatusEvent[] = [];
		for (const byte of bytes) this.#take(byte, events);
		return events;
	}

	#take(byte: number, events: StatusEvent[]): void {
		if (this.#idOpened) {
			this.#idOpened = false;
			if (byte === ID_SECOND) {
				this.#dropId(events);
				this.#letters = [];
				return;
			}
			events.push({ kind: 'leftover', byte: ID_FIRST });
		}
		if ((byte & LOW) === 0) return this.#takeLow(byte, events);
		if ((byte & PATTERN) === REAL_TIME) return void events.push({ kind: 'real-time', byte });
		if ((byte & PATTERN) === AUTOMATIC_FIRST) {
			for (const half of this.#automatic) events.push({ kind: 'leftover', byte: half });
			this.#automatic = [byte];
			return;
		}
		if (byte === XON || byte === XOFF) return void events.push({ kind: 'flow', on: byte === XON });
		if (this.#letters !== undefined && this.#letters.length < ID_LETTERS && byte < 0x7f) {
			this.#letters.push(byte);
			return;
		}
		if (byte === ID_FIRST) {
			this.#idOpened = true;
			return;
		}
		events.push({ kind: 'leftover', byte });
	}

	/** A byte with bit 4 clear: the rest of an automatic status, the end of an id, or an answer. */
	#takeLow(byte: number, events: StatusEvent[]): void {
		const [first, second, third] = this.#automatic;
		if (first !== undefined) {
			if (second === undefined || third === undefined) {
				this.#automatic.push(byte);
				return;
			}
			this.#automatic = [];
			events.push({ kind: 'automatic', bytes: [first, second, third, byte] });
			return;
		}
		if (this.#letters?.length === ID_LETTERS && byte === 0) {
			events.push({ kind: 'process-id', id: String.fromCharCode(...this.#letters) });
			this.#letters = undefined;
			return;
		}
		events.push({ kind: 'in-turn', byte });
	}

	#dropId(events: StatusEvent[]): void {
		for (const byte of this.#letters ?? []) events.push({ kind: 'leftover', byte });
	}
}
