/**
 * The virtual printer's own reading of ESC/POS: a stream of bytes cut into commands and characters.
 * It was written from the makers' command tables alone and shares nothing with the encoder, so that
 * the two can disagree.
 */
export type Token =
	| { readonly kind: 'char'; readonly byte: number }
	| { readonly kind: 'command'; readonly name: string; readonly bytes: readonly number[] }
	/** Acted upon at once, even while printing is held up. */
	| { readonly kind: 'real-time'; readonly name: string; readonly bytes: readonly number[] }
	| { readonly kind: 'unknown'; readonly bytes: readonly number[] };

/** How many bytes a command has in all, once enough of it is there to say; 0 asks for more. */
type Length = (bytes: readonly number[]) => number;
type Command = { readonly name: string; readonly length: Length };

const fixed =
	(count: number): Length =>
	() =>
		count;

const word = (bytes: readonly number[], at: number) =>
	(bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

/** `GS k m`: up to 6 the data ends with NUL, from 65 on a length byte stands before it. */
const barcodeLength: Length = (bytes) => {
	if (bytes.length < 4) return 0;
	if ((bytes[2] ?? 0) >= 65) return 4 + (bytes[3] ?? 0);
	const end = bytes.indexOf(0, 3);
	return end === -1 ? 0 : end + 1;
};

/** `GS ( x pL pH …` and its family. */
const blockLength: Length = (bytes) => (bytes.length < 5 ? 0 : 5 + word(bytes, 3));

const rasterLength: Length = (bytes) =>
	bytes.length < 8 ? 0 : 8 + word(bytes, 4) * word(bytes, 6);

const cutLength: Length = (bytes) => (bytes.length < 3 ? 0 : (bytes[2] ?? 0) >= 65 ? 4 : 3);

const commands: Readonly<Record<number, Readonly<Record<number, Command>>>> = {
	0x10: {
		0x04: { name: 'DLE EOT', length: fixed(3) },
		0x05: { name: 'DLE ENQ', length: fixed(3) },
		0x14: { name: 'DLE DC4', length: fixed(5) },
	},
	0x1b: {
		0x20: { name: 'ESC SP', length: fixed(3) },
		0x21: { name: 'ESC !', length: fixed(3) },
		0x24: { name: 'ESC $', length: fixed(4) },
		0x2d: { name: 'ESC -', length: fixed(3) },
		0x32: { name: 'ESC 2', length: fixed(2) },
		0x33: { name: 'ESC 3', length: fixed(3) },
		0x40: { name: 'ESC @', length: fixed(2) },
		0x45: { name: 'ESC E', length: fixed(3) },
		0x47: { name: 'ESC G', length: fixed(3) },
		0x4a: { name: 'ESC J', length: fixed(3) },
		0x4d: { name: 'ESC M', length: fixed(3) },
		0x52: { name: 'ESC R', length: fixed(3) },
		0x61: { name: 'ESC a', length: fixed(3) },
		0x64: { name: 'ESC d', length: fixed(3) },
		0x69: { name: 'ESC i', length: fixed(2) },
		0x6d: { name: 'ESC m', length: fixed(2) },
		0x70: { name: 'ESC p', length: fixed(5) },
		0x74: { name: 'ESC t', length: fixed(3) },
	},
	0x1c: {
		0x21: { name: 'FS !', length: fixed(3) },
		0x26: { name: 'FS &', length: fixed(2) },
		0x2d: { name: 'FS -', length: fixed(3) },
		0x2e: { name: 'FS .', length: fixed(2) },
		0x57: { name: 'FS W', length: fixed(3) },
	},
	0x1d: {
		0x21: { name: 'GS !', length: fixed(3) },
		0x28: { name: 'GS (', length: blockLength },
		0x42: { name: 'GS B', length: fixed(3) },
		0x48: { name: 'GS H', length: fixed(3) },
		0x49: { name: 'GS I', length: fixed(3) },
		0x4c: { name: 'GS L', length: fixed(4) },
		0x56: { name: 'GS V', length: cutLength },
		0x57: { name: 'GS W', length: fixed(4) },
		0x61: { name: 'GS a', length: fixed(3) },
		0x66: { name: 'GS f', length: fixed(3) },
		0x68: { name: 'GS h', length: fixed(3) },
		0x6b: { name: 'GS k', length: barcodeLength },
		0x72: { name: 'GS r', length: fixed(3) },
		0x76: { name: 'GS v', length: rasterLength },
		0x77: { name: 'GS w', length: fixed(3) },
	},
};

const CONTROLS: Readonly<Record<number, string>> = { 0x0a: 'LF', 0x0d: 'CR', 0x18: 'CAN' };

export class EscposLexer {
	#pending: number[] = [];
	#length = 0;

	/** The token this byte completes, or undefined. */
	push(byte: number): Token | undefined {
		if (this.#pending.length === 0) {
			if (byte >= 0x20) return { kind: 'char', byte };
			const control = CONTROLS[byte];
			if (control !== undefined) return { kind: 'command', name: control, bytes: [byte] };
			if (commands[byte] === undefined) return { kind: 'unknown', bytes: [byte] };
		}
		this.#pending.push(byte);
		const bytes = this.#pending;
		if (bytes.length < 2) return undefined;
		const command = commands[bytes[0] ?? 0]?.[bytes[1] ?? 0];
		if (command === undefined) {
			this.reset();
			return { kind: 'unknown', bytes };
		}
		if (this.#length === 0) this.#length = command.length(bytes);
		if (this.#length === 0 || bytes.length < this.#length) return undefined;
		this.reset();
		const kind = bytes[0] === 0x10 ? 'real-time' : 'command';
		return { kind, name: command.name, bytes };
	}

	/** Power was lost in the middle of a command. */
	reset(): void {
		this.#pending = [];
		this.#length = 0;
	}
}
