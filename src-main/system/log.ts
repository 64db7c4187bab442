/**
 * The program's log: one JSON line per happening, in files that rotate, for whoever has to find out
 * what went wrong. It never holds personal data: an entry is a fixed name and plain figures; names,
 * phones, barcodes typed by a person and texts of errors from outside have no field to go into.
 */
import path from 'node:path';
import { createStream } from 'rotating-file-stream';
import type { Clock } from '#shared/kernel/time.ts';

export type LogDetail = Readonly<Record<string, string | number | boolean>>;
type Level = 'note' | 'warn' | 'fault';

export type Log = {
	/** Something worth knowing happened: `ledger/opened`. */
	note(event: string, detail?: LogDetail): void;
	/** Something is wrong and the terminal goes on. */
	warn(event: string, detail?: LogDetail): void;
	/** A bug or a broken machine. Give the error: its name, code and stack are kept, not its words. */
	fault(event: string, error: unknown, detail?: LogDetail): void;
	/** Resolves when everything said so far is in the file. */
	close(): Promise<void>;
};

const EACH = '2M';
const KEPT = 8;

/** A log in `folder`/terminal.log, at most 8 files of 2 MB. */
export function openLog({ folder, clock }: { folder: string; clock: Clock }): Log {
	const stream = createStream('terminal.log', {
		path: folder,
		size: EACH,
		maxFiles: KEPT,
		mode: 0o600,
	});
	// A log that cannot be written must not stop a sale.
	stream.on('error', () => undefined);
	stream.on('warning', () => undefined);
	const write = (level: Level, event: string, detail: LogDetail) => {
		stream.write(`${JSON.stringify({ at_ms: clock.now(), level, event, ...detail })}\n`);
	};
	return {
		note: (event, detail = {}) => write('note', event, detail),
		warn: (event, detail = {}) => write('warn', event, detail),
		fault: (event, error, detail = {}) => write('fault', event, { ...detail, ...traceOf(error) }),
		close: () => new Promise((resolve) => stream.end(resolve)),
	};
}

/** A log whose file is touched only while it is held. */
export type HeldLog = Log & {
	/** Opens the file; without it nothing is written and nothing rotated. */
	hold(): void;
	/** Lets the file go, with everything said so far in it. May be held again. */
	letGo(): Promise<void>;
};

/**
 * The log of a data folder is of the program that has the folder: a second one that finds it taken
 * must neither write between its lines nor rotate its files away.
 */
export function openHeldLog(where: { folder: string; clock: Clock }): HeldLog {
	let file: Log | undefined;
	const letGo = async () => {
		const gone = file;
		file = undefined;
		await gone?.close();
	};
	return {
		hold: () => {
			file ??= openLog(where);
		},
		letGo,
		note: (event, detail) => file?.note(event, detail),
		warn: (event, detail) => file?.warn(event, detail),
		fault: (event, error, detail) => file?.fault(event, error, detail),
		close: letGo,
	};
}

/** A log that says nothing, for tests and one-off scripts. */
export function silentLog(): HeldLog {
	return {
		hold: () => undefined,
		letGo: () => Promise.resolve(),
		note: () => undefined,
		warn: () => undefined,
		fault: () => undefined,
		close: () => Promise.resolve(),
	};
}

/** Where it broke, without the message: messages quote values, and values may be somebody's. */
export function traceOf(error: unknown): LogDetail {
	if (!(error instanceof Error)) return { error: typeof error };
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return {
		error: error.name,
		...(code === '' ? {} : { code }),
		stack: frames
			.slice(0, 12)
			.map((line) => path.normalize(line.trim()))
			.join(' | '),
	};
}
