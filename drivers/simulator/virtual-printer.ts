/**
 * A receipt printer that is a program (虚拟打印机): listens on TCP like a network printer, keeps
 * every byte, prints onto papers that can be read as data, answers status, and fails the way
 * printers fail when it is told to. The paper is carried out by paper-reader.ts, which knows
 * nothing of our encoder.
 */
import type { Socket } from 'node:net';
import { Listeners } from '../listeners.ts';
import { EscposLexer, type Token } from './escpos-lexer.ts';
import { LineIntake, type TrapKind } from './line-intake.ts';
import { PaperReader } from './paper-reader.ts';
import type { Paper } from './paper.ts';
import {
	ALL_WELL,
	automaticBytes,
	inTurnByte,
	isBlocked,
	realTimeByte,
	type Sensors,
} from './printer-state.ts';
import type {
	Answers,
	Order,
	plainOrders,
	PrinterNews,
	VirtualPrinterSettings,
} from './printer-orders.ts';
import { VirtualDrawer } from './virtual-drawer.ts';

type Held = { readonly token: Token; readonly from: Socket };

const DEFAULT_DOTS = { 58: 384, 80: 576 } as const;
const ALL_ANSWERS: Answers = { realTime: true, automatic: true, inTurn: true, processId: true };

/** Opens one; resolves when it listens. */
export async function openVirtualPrinter(
	settings: VirtualPrinterSettings = {},
): Promise<VirtualPrinter> {
	const printer = new VirtualPrinter(settings);
	await printer.tell({ do: 'power-on' });
	return printer;
}

export class VirtualPrinter {
	readonly drawer: VirtualDrawer;
	readonly paperMm: 58 | 80;
	readonly dots: number;
	readonly #answers: Answers;
	readonly #reader: PaperReader;
	readonly #intake: LineIntake;
	readonly #lexer = new EscposLexer();
	readonly #news = new Listeners<PrinterNews>();
	readonly #automatic = new Set<Socket>();
	#sensors = ALL_WELL;
	#linesLeft = Infinity;
	#held: Held[] = [];
	#muted = false;
	#lateMs = 0;
	#interleaves = false;

	constructor(settings: VirtualPrinterSettings) {
		this.paperMm = settings.paperMm ?? 80;
		this.dots = settings.dots ?? DEFAULT_DOTS[this.paperMm];
		this.#answers = { ...ALL_ANSWERS, ...settings.answers };
		this.drawer = new VirtualDrawer(settings.drawerPin ?? 2, () => this.#drawerMoved());
		const { cutter = this.paperMm === 80, hanziAtStart = false } = settings;
		this.#reader = new PaperReader({ dots: this.dots, cutter, hanziAtStart }, () => {
			this.#linesLeft -= 1;
			if (this.#linesLeft === 0) this.#sense({ paper: 'out' });
		});
		this.#intake = new LineIntake({
			host: settings.host ?? '127.0.0.1',
			port: settings.port ?? 0,
			takeByte: (byte, from) => this.#takeByte(byte, from),
			sprung: (kind) => this.#sprung(kind),
			tell: (news) => this.#news.tell(news),
		});
	}

	get port(): number {
		return this.#intake.port;
	}
	get sensors(): Sensors {
		return this.#sensors;
	}
	/** Bytes read so far. */
	get readBytes(): number {
		return this.#intake.readBytes;
	}
	/** Open connections. */
	get connections(): number {
		return this.#intake.sockets.size;
	}

	/** Every byte that ever came. */
	bytes(): Uint8Array {
		return this.#intake.bytes();
	}

	papers(): readonly Paper[] {
		return this.#reader.papers();
	}

	onNews(listener: (news: PrinterNews) => void): () => void {
		return this.#news.add(listener);
	}

	/** Resolves as soon as `holds()` is true; looks again whenever something happened. */
	until(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			if (holds()) return resolve();
			const stop = this.onNews(() => {
				if (!holds()) return;
				stop();
				resolve();
			});
		});
	}

	/** Does as it is told; what the order means for waiting bytes follows at once. */
	async tell(order: Order): Promise<void> {
		switch (order.do) {
			case 'stall':
			case 'reset':
			case 'power-cycle':
				return this.#intake.setTrap(order.do, order.afterBytes ?? 0);
			case 'paper-ends':
				this.#linesLeft = order.afterLines;
				return;
			case 'answer-late':
				this.#lateMs = order.ms;
				return;
			case 'interleave':
				this.#interleaves = order.on;
				return;
			case 'throttle':
				return this.#intake.throttle(order.baud);
			default:
				return this.#turnKnob(order.do);
		}
	}

	async close(): Promise<void> {
		await this.#powerOff();
	}

	async #turnKnob(knob: (typeof plainOrders)[number]): Promise<void> {
		switch (knob) {
			case 'ok':
				this.#makeWell();
				return this.#intake.listen();
			case 'power-on':
				return this.#intake.listen();
			case 'power-off':
				return this.#powerOff();
			case 'shut-drawer':
				return this.drawer.shut();
			case 'mute':
			case 'unmute':
				this.#muted = knob === 'mute';
				return;
			case 'paper-out':
			case 'paper-low':
				return this.#sense({ paper: knob === 'paper-out' ? 'out' : 'low' });
			case 'paper-in':
				this.#linesLeft = Infinity;
				return this.#sense({ paper: 'ok' });
			case 'cover-open':
			case 'cover-close':
				return this.#sense({ coverOpen: knob === 'cover-open' });
			case 'jam':
			case 'unjam':
				return this.#sense({ jammed: knob === 'jam' });
		}
	}

	#makeWell(): void {
		this.#muted = false;
		this.#lateMs = 0;
		this.#interleaves = false;
		this.#linesLeft = Infinity;
		this.#sense({ paper: 'ok', coverOpen: false, jammed: false });
		this.#intake.release();
	}

	/** Pulls the plug: buffers and settings are lost, connections break, the paper stays. */
	#powerOff(): Promise<void> {
		this.#held = [];
		this.#automatic.clear();
		this.#lexer.reset();
		this.#reader.forget();
		return this.#intake.shutDown();
	}

	#sprung(kind: TrapKind): void {
		if (kind === 'power-cycle') void this.#powerOff().then(() => this.#intake.listen());
		if (kind !== 'reset') return;
		// The interface drops the command that broke off; what was whole is printed.
		this.#lexer.reset();
		this.#intake.breakConnections();
	}

	#drawerMoved(): void {
		this.#sense({ drawerHigh: this.drawer.open });
		this.#news.tell('drawer');
	}

	#sense(change: Partial<Sensors>): void {
		this.#sensors = { ...this.#sensors, ...change };
		for (const socket of this.#automatic) {
			this.#answer(socket, automaticBytes(this.#sensors));
		}
		this.#news.tell('sensors');
		this.#work();
	}

	#takeByte(byte: number, from: Socket): void {
		const token = this.#lexer.push(byte);
		if (token === undefined) return;
		if (token.kind === 'real-time') return this.#actNow(token.name, token.bytes, from);
		if (this.#held.length > 0 || isBlocked(this.#sensors)) this.#held.push({ token, from });
		else this.#carryOut({ token, from });
	}

	/** What was held up while it was blocked. */
	#work(): void {
		const waiting = this.#held;
		this.#held = [];
		for (const [i, next] of waiting.entries()) {
			if (isBlocked(this.#sensors)) {
				this.#held.push(...waiting.slice(i));
				break;
			}
			this.#carryOut(next);
		}
		if (waiting.length > 0) this.#news.tell('printed');
	}

	#carryOut({ token, from }: Held): void {
		this.#reader.execute(token);
		if (token.kind !== 'command') return;
		const [, , n = 0, fourth = 0] = token.bytes;
		if (token.name === 'ESC p') {
			this.drawer.pulse({ pin: (n & 1) === 1 ? 5 : 2, onMs: fourth * 2, way: 'in-turn' });
		} else if (token.name === 'GS r' && this.#answers.inTurn) {
			this.#answer(from, [inTurnByte(this.#sensors)]);
		} else if (token.name === 'GS a' && this.#answers.automatic) {
			this.#automatic.add(from);
			from.once('close', () => this.#automatic.delete(from));
			this.#answer(from, automaticBytes(this.#sensors));
		} else if (token.name === 'GS (' && n === 0x48 && this.#answers.processId) {
			this.#answer(from, [0x37, 0x22, ...token.bytes.slice(7, 11), 0x00]);
		} else if (token.name === 'GS I') this.#answer(from, [0x20]);
	}

	#actNow(name: string, bytes: readonly number[], from: Socket): void {
		const [, , n = 0, pin = 0, time = 0] = bytes;
		if (name === 'DLE EOT' && this.#answers.realTime) {
			const byte = realTimeByte(this.#sensors, n);
			if (this.#interleaves) this.#answer(from, automaticBytes(this.#sensors));
			this.#answer(from, [byte]);
		} else if (name === 'DLE DC4' && n === 1) {
			const onMs = time * 100;
			this.drawer.pulse({ pin: (pin & 1) === 1 ? 5 : 2, onMs, way: 'real-time' });
		} else if (name === 'DLE ENQ' && n === 2) {
			this.#held = [];
			this.#sense({ jammed: false });
		}
	}

	#answer(socket: Socket, bytes: readonly number[]): void {
		if (this.#muted) return;
		const send = () => {
			if (socket.destroyed) return;
			socket.write(Uint8Array.from(bytes));
			this.#news.tell('answered');
		};
		if (this.#lateMs > 0) setTimeout(send, this.#lateMs).unref();
		else send();
	}
}
