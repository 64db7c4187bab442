/**
 * What main and the device process say to each other, and the check at each door. The two are
 * built together, yet either may be half dead when it speaks: what does not fit is dropped and
 * noted, never acted upon.
 */
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import {
	deviceCauses,
	healthStates,
	type DeviceHealth,
	type DeviceNote,
	type DrawerEvent,
	type DrawerOutcome,
	type Outcome,
	type PrinterSettings,
	type PrintJob,
} from './port.ts';

/** Deadlines are in the machine's monotonic ms, which both processes share. */
export type ToHost =
	| { readonly type: 'configure'; readonly printers: readonly PrinterSettings[] }
	| {
			readonly type: 'print';
			readonly request: number;
			readonly job: PrintJob;
			readonly expiresAt?: number;
	  }
	| {
			readonly type: 'pulse';
			readonly request: number;
			readonly printerId: string;
			readonly expiresAt: number;
	  }
	| { readonly type: 'probe'; readonly request: number; readonly printerId: string }
	| { readonly type: 'ping' }
	| { readonly type: 'close' };

export type FromHost =
	| { readonly type: 'printed'; readonly request: number; readonly outcome: Outcome }
	| { readonly type: 'pulsed'; readonly request: number; readonly outcome: DrawerOutcome }
	| { readonly type: 'probed'; readonly request: number; readonly health: DeviceHealth }
	| { readonly type: 'health'; readonly health: DeviceHealth }
	| { readonly type: 'drawer'; readonly event: DrawerEvent }
	| { readonly type: 'note'; readonly note: DeviceNote }
	| { readonly type: 'pong' };

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** The message, or undefined when it is none of ours. */
export function readToHost(value: unknown): ToHost | undefined {
	if (!isFields(value)) return undefined;
	const check = typeof value['type'] === 'string' ? toHost[value['type']] : undefined;
	return check?.(value) === true ? (value as ToHost) : undefined;
}

/** The message, or undefined when it is none of ours. */
export function readFromHost(value: unknown): FromHost | undefined {
	if (!isFields(value)) return undefined;
	const check = typeof value['type'] === 'string' ? fromHost[value['type']] : undefined;
	return check?.(value) === true ? (value as FromHost) : undefined;
}

const isText: Check = (value) => typeof value === 'string';
const isFigure: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const optional =
	(check: Check): Check =>
	(value) =>
		value === undefined || check(value);
const listOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.every(check);
const oneOf =
	(values: readonly unknown[]): Check =>
	(value) =>
		values.includes(value);
const has =
	(fields: Readonly<Record<string, Check>>): Check =>
	(value) =>
		isFields(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const isCause = oneOf(deviceCauses);
const blocks: Readonly<Record<string, Check>> = {
	text: has({ text: isText }),
	pair: has({ left: isText, right: isText }),
	row: has({ cells: listOf(has({ text: isText, share: isFigure })) }),
	rule: () => true,
	feed: has({ lines: isFigure }),
	logo: has({
		picture: optional(has({ width: isFigure, rows: isFigure, base64: isText })),
	}),
	barcode: has({ text: isText }),
	qr: has({ text: isText }),
};
const isBlock: Check = (value) =>
	isFields(value) && blocks[String(value['kind'])]?.(value) === true;
const hasDocumentShape = has({ v: oneOf([1]), title: isText, blocks: listOf(isBlock) });

/** Whether this is a receipt document at all. A row in a ledger may be older than the program. */
export function isReceiptDocument(value: unknown): value is ReceiptDocument {
	return hasDocumentShape(value);
}

const isJob = has({
	jobId: isText,
	printerId: isText,
	document: isReceiptDocument,
	marks: optional(listOf(isText)),
});
const isTcp = has({ kind: oneOf(['tcp']), host: isText, port: isFigure });
const isFile = has({ kind: oneOf(['file']), path: isText });
const isPrinter = has({
	printerId: isText,
	enabled: isFlag,
	link: (value) => isTcp(value) || isFile(value),
	profile: (value) =>
		isText(value) || has({ columns: isFigure, dots: isFigure, drawer: isFields })(value),
	shared: optional(isFlag),
});
const isHealth = has({
	printerId: isText,
	state: oneOf(healthStates),
	cause: optional(isCause),
	sinceMs: isFigure,
	nextRetryMs: optional(isFigure),
});
const isSettled = has({ kind: oneOf(['confirmed', 'processed', 'sent']), evidence: isText });
const isUnknown = has({ kind: oneOf(['unknown']), cause: isCause });
const isRejected = has({
	kind: oneOf(['rejected']),
	cause: isCause,
	retry: oneOf(['when-ready', 'never']),
});
const isExpired = has({ kind: oneOf(['expired']) });
const isOutcome: Check = (value) =>
	[isSettled, isUnknown, isRejected, isExpired].some((check) => check(value));
const isDrawerOutcome: Check = (value) =>
	has({ kind: oneOf(['opened', 'sent', 'expired']) })(value) ||
	has({ kind: oneOf(['unknown', 'rejected']), cause: isCause })(value);

const toHost: Readonly<Record<string, Check>> = {
	configure: has({ printers: listOf(isPrinter) }),
	print: has({ request: isFigure, job: isJob, expiresAt: optional(isFigure) }),
	pulse: has({ request: isFigure, printerId: isText, expiresAt: isFigure }),
	probe: has({ request: isFigure, printerId: isText }),
	ping: () => true,
	close: () => true,
};

const fromHost: Readonly<Record<string, Check>> = {
	printed: has({ request: isFigure, outcome: isOutcome }),
	pulsed: has({ request: isFigure, outcome: isDrawerOutcome }),
	probed: has({ request: isFigure, health: isHealth }),
	health: has({ health: isHealth }),
	drawer: has({ event: has({ printerId: isText, open: isFlag, atMs: isFigure }) }),
	note: has({ note: has({ note: isText }) }),
	pong: () => true,
};

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
