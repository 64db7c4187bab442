/** How a virtual printer is set up, what it can be told, and what it tells. */
import type { TrapKind } from './line-intake.ts';

export type VirtualPrinterSettings = {
	/** 0 takes a free port. */
	readonly port?: number;
	readonly host?: string;
	readonly paperMm?: 58 | 80;
	readonly dots?: number;
	readonly cutter?: boolean;
	/** Whether hanzi mode is on when the power comes; export models start without. */
	readonly hanziAtStart?: boolean;
	readonly drawerPin?: 2 | 5;
	/** What it is able to answer; a cheap printer answers less. */
	readonly answers?: Partial<Answers>;
};

export type Answers = {
	readonly realTime: boolean;
	readonly automatic: boolean;
	readonly inTurn: boolean;
	readonly processId: boolean;
};

/** What it can be told without any figure. */
export const plainOrders = [
	'ok',
	'paper-out',
	'paper-low',
	'paper-in',
	'cover-open',
	'cover-close',
	'jam',
	'unjam',
	'mute',
	'unmute',
	'power-off',
	'power-on',
	'shut-drawer',
] as const;

/** What it can be told. `afterBytes` counts the bytes it reads from now on; 0 is at once. */
export type Order =
	| { readonly do: (typeof plainOrders)[number] }
	| { readonly do: TrapKind; readonly afterBytes?: number }
	| { readonly do: 'paper-ends'; readonly afterLines: number }
	| { readonly do: 'answer-late'; readonly ms: number }
	| { readonly do: 'interleave'; readonly on: boolean }
	| { readonly do: 'throttle'; readonly baud: number };

/** Something happened; look again. */
export type PrinterNews =
	| 'connected'
	| 'closed'
	| 'read'
	| 'printed'
	| 'answered'
	| 'sensors'
	| 'drawer';
