/**
 * The print head of the virtual printer: carries out commands one by one and keeps what stands on
 * the paper. What a real printer would print wrong, it prints wrong, and notes it as a problem.
 */
import iconv from 'iconv-lite';
import type { Token } from './escpos-lexer.ts';
import type { Paper, PaperItem, Run } from './paper.ts';
import { changeStyle, PLAIN_STYLE, type PrintStyle } from './print-style.ts';
import { readCode128 } from './read-code128.ts';

export type HeadSettings = {
	/** Dots across the paper. */
	readonly dots: number;
	readonly cutter: boolean;
	/** Whether hanzi mode is on when the power comes; export models start without. */
	readonly hanziAtStart: boolean;
};

type OpenPaper = { n: number; items: PaperItem[]; end: Paper['end']; problems: string[] };

const NARROW_DOTS = 12;
const HANZI_DOTS = 24;
/** Answered or timed by the printer, or about spacing: nothing of them stands on the paper. */
const LEAVES_NO_MARK: ReadonlySet<string> = new Set([
	'CR',
	'ESC 2',
	'ESC 3',
	'ESC p',
	'GS I',
	'GS a',
	'GS f',
	'GS r',
]);
const LEVELS = ['L', 'M', 'Q', 'H'] as const;

export class PaperReader {
	readonly #settings: HeadSettings;
	readonly #done: Paper[] = [];
	readonly #fedLine: () => void;
	#open: OpenPaper;
	#style: PrintStyle = PLAIN_STYLE;
	#runs: Run[] = [];
	#usedDots = 0;
	#lead: number | undefined;
	#hanzi: boolean;
	#barcode = { high: 162, module: 3, captioned: false };
	#qr = { module: 3, level: 'L' as (typeof LEVELS)[number], data: '' };

	/** `fedLine` is called for every line of paper that is moved out. */
	constructor(settings: HeadSettings, fedLine: () => void) {
		this.#settings = settings;
		this.#fedLine = fedLine;
		this.#hanzi = settings.hanziAtStart;
		this.#open = { n: 1, items: [], end: 'open', problems: [] };
	}

	/** All papers so far, the one still in the printer last when anything stands on it. */
	papers(): readonly Paper[] {
		const open = this.#open;
		const empty = open.items.length === 0 && open.problems.length === 0;
		if (empty) return [...this.#done];
		return [...this.#done, { ...open, items: [...open.items], problems: [...open.problems] }];
	}

	/** The power went and came back: everything set is forgotten, the paper stays. */
	forget(): void {
		this.#initialise();
	}

	execute(token: Token): void {
		if (token.kind === 'char') return this.#takeChar(token.byte);
		if (this.#lead !== undefined) this.#problem(`half a hanzi: ${hex([this.#lead])}`);
		this.#lead = undefined;
		if (token.kind === 'command') this.#command(token.name, token.bytes);
		else if (token.kind === 'unknown') this.#problem(`unknown bytes ${hex(token.bytes)}`);
	}

	#command(name: string, bytes: readonly number[]): void {
		const n = bytes[2] ?? 0;
		if (LEAVES_NO_MARK.has(name)) return;
		const style = changeStyle(this.#style, name, n);
		if (style !== undefined) {
			this.#style = style;
			return;
		}
		switch (name) {
			case 'LF':
				return this.#printLine(false);
			case 'CAN':
				this.#runs = [];
				this.#usedDots = 0;
				return;
			case 'ESC @':
				// Paper without a cutter is torn off by hand between two receipts.
				if (!this.#settings.cutter && this.#open.items.length > 0) this.#finish('torn');
				return this.#initialise();
			case 'FS &':
			case 'FS .':
				this.#hanzi = name === 'FS &';
				return;
			case 'ESC d':
				return this.#feed(n);
			case 'GS V':
			case 'ESC i':
			case 'ESC m':
				return this.#cut(name, n);
			default:
				return this.#codeCommand(name, bytes);
		}
	}

	#codeCommand(name: string, bytes: readonly number[]): void {
		const n = bytes[2] ?? 0;
		switch (name) {
			case 'GS h':
				this.#barcode.high = n;
				return;
			case 'GS w':
				this.#barcode.module = n;
				return;
			case 'GS H':
				this.#barcode.captioned = n === 2 || n === 3;
				return;
			case 'GS k':
				return this.#printBarcode(bytes);
			case 'GS (':
				if (n === 0x6b) return this.#qrCommand(bytes);
				if (n === 0x48) return;
				return this.#problem(`unknown GS ( ${String.fromCharCode(n)}`);
			case 'GS v':
				return this.#printPicture(bytes);
			default:
				return this.#problem(`${name} is not modelled`);
		}
	}

	#takeChar(byte: number): void {
		if (this.#lead !== undefined) {
			const pair = [this.#lead, byte];
			this.#lead = undefined;
			const char = iconv.decode(Buffer.from(pair), 'gbk');
			if (byte >= 0x40 && char.length === 1 && char !== '\ufffd') {
				return this.#setChar(char, HANZI_DOTS);
			}
			this.#problem(`no such hanzi: ${hex(pair)}`);
			return this.#setChar('▯', HANZI_DOTS);
		}
		if (byte < 0x80) return this.#setChar(String.fromCharCode(byte), NARROW_DOTS);
		if (this.#hanzi && byte >= 0x81 && byte <= 0xfe) {
			this.#lead = byte;
			return;
		}
		this.#problem(`byte ${hex([byte])} outside hanzi mode`);
		this.#setChar('�', NARROW_DOTS);
	}

	#setChar(char: string, dots: number): void {
		const { wide, high, bold, underline } = this.#style;
		if (this.#usedDots + dots * wide > this.#settings.dots) {
			this.#problem('a line is wider than the paper');
			this.#printLine(true);
		}
		this.#usedDots += dots * wide;
		const last = this.#runs.at(-1);
		const same =
			last?.wide === wide &&
			last.high === high &&
			last.bold === bold &&
			last.underline === underline;
		if (same) this.#runs[this.#runs.length - 1] = { ...last, text: last.text + char };
		else this.#runs.push({ text: char, wide, high, bold, underline });
	}

	#printLine(broken: boolean): void {
		const runs = this.#runs;
		this.#put({ kind: 'line', align: this.#style.align, runs, broken });
		const high = Math.max(1, ...runs.map((run) => run.high));
		for (let i = 0; i < high; i++) this.#fedLine();
		this.#runs = [];
		this.#usedDots = 0;
	}

	#feed(lines: number): void {
		if (this.#runs.length > 0) this.#printLine(false);
		this.#put({ kind: 'feed', lines });
		for (let i = 0; i < lines; i++) this.#fedLine();
	}

	#cut(name: string, mode: number): void {
		if (this.#runs.length > 0) this.#printLine(false);
		if (!this.#settings.cutter) return this.#problem(`${name} on a printer without a cutter`);
		const fed = (name === 'GS V' && mode >= 65) || this.#open.items.at(-1)?.kind === 'feed';
		if (!fed) this.#problem('cut without a feed: the last lines stay in the printer');
		this.#finish('cut');
	}

	#printBarcode(bytes: readonly number[]): void {
		if (this.#runs.length > 0) this.#problem('a barcode inside a line of text');
		if (bytes[2] !== 73) return this.#problem(`barcode kind ${bytes[2]} is not modelled`);
		const read = readCode128(bytes.slice(4));
		if (typeof read === 'string') return this.#problem(`barcode not printed: ${read}`);
		const { high, module, captioned } = this.#barcode;
		if (read.modules * module > this.#settings.dots) {
			return this.#problem('barcode not printed: too wide');
		}
		const { align } = this.#style;
		const { text } = read;
		this.#put({ kind: 'barcode', text, align, moduleDots: module, dotsHigh: high, captioned });
		for (let i = 0; i < 4; i++) this.#fedLine();
	}

	#qrCommand(bytes: readonly number[]): void {
		const [cn, fn, first, ...rest] = bytes.slice(5);
		if (cn !== 0x31) return this.#problem(`2D code ${cn} is not modelled`);
		if (fn === 0x41) return;
		if (fn === 0x43) this.#qr.module = first ?? 3;
		else if (fn === 0x45) this.#qr.level = LEVELS[(first ?? 48) - 48] ?? 'L';
		else if (fn === 0x50) this.#qr.data = Buffer.from(rest).toString('utf8');
		else if (fn === 0x51) {
			const { data: text, module: moduleDots, level } = this.#qr;
			if (text === '') return this.#problem('QR code not printed: nothing stored');
			this.#put({ kind: 'qr', text, align: this.#style.align, moduleDots, level });
			for (let i = 0; i < 6; i++) this.#fedLine();
		} else this.#problem(`QR function ${fn} is not modelled`);
	}

	#printPicture(bytes: readonly number[]): void {
		const rowBytes = (bytes[4] ?? 0) + (bytes[5] ?? 0) * 256;
		const rows = (bytes[6] ?? 0) + (bytes[7] ?? 0) * 256;
		if (rows > 255) this.#problem(`picture of ${rows} rows in one piece`);
		if (rowBytes * 8 > this.#settings.dots) this.#problem('picture wider than the paper');
		const bits = Buffer.from(bytes.slice(8)).toString('base64');
		this.#put({ kind: 'picture', align: this.#style.align, rowBytes, rows, bits });
		for (let i = 0; i < rows; i += 30) this.#fedLine();
	}

	#put(item: PaperItem): void {
		this.#open.items.push(item);
	}

	#problem(text: string): void {
		this.#open.problems.push(text);
	}

	#finish(end: 'cut' | 'torn'): void {
		this.#done.push({ ...this.#open, end });
		this.#open = { n: this.#open.n + 1, items: [], end: 'open', problems: [] };
	}

	#initialise(): void {
		this.#hanzi = this.#settings.hanziAtStart;
		this.#style = PLAIN_STYLE;
		this.#runs = [];
		this.#usedDots = 0;
		this.#lead = undefined;
		this.#barcode = { high: 162, module: 3, captioned: false };
		this.#qr = { module: 3, level: 'L', data: '' };
	}
}

function hex(bytes: readonly number[]): string {
	return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
