/** Bytes put one after the other into one growing block: a receipt is built without copying. */
import { writeGbk } from './encode-gbk.ts';

const FIRST_BLOCK = 4096;

export class ByteWriter {
	#block = new Uint8Array(FIRST_BLOCK);
	#end = 0;

	get length(): number {
		return this.#end;
	}

	put(...bytes: readonly number[]): void {
		this.#makeRoom(bytes.length);
		for (const byte of bytes) this.#block[this.#end++] = byte;
	}

	putBlock(bytes: Uint8Array): void {
		this.#makeRoom(bytes.length);
		this.#block.set(bytes, this.#end);
		this.#end += bytes.length;
	}

	/** Text that spellGbk gave back, and the line feed after it. */
	putLine(text: string): void {
		this.#makeRoom(text.length * 2 + 1);
		this.#end = writeGbk(text, this.#block, this.#end);
		this.#block[this.#end++] = 0x0a;
	}

	/** What was written so far; the writer is done with. */
	finish(): Uint8Array {
		return this.#block.subarray(0, this.#end);
	}

	#makeRoom(count: number): void {
		if (this.#end + count <= this.#block.length) return;
		const grown = new Uint8Array(Math.max(this.#block.length * 2, this.#end + count));
		grown.set(this.#block);
		this.#block = grown;
	}
}
