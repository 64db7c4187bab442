/**
 * What a host is started with, the same words for both: `--data DIR`, `--demo`, `--printer H:P`,
 * `--kiosk`; the browser host takes `--port N` and `--headless` besides.
 */
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { PrinterSetting } from '#shared/contract/settings-view.ts';
import { defaultDataDir } from './paths.ts';

export type StartArguments = {
	/** Absolute. A demo has a folder of its own: it never touches a store's data. */
	readonly dataDir: string;
	/** 0 takes a free one. */
	readonly port: number;
	/** Prints one JSON line and opens no browser. */
	readonly headless: boolean;
	readonly demo: boolean;
	/** Nothing but the till on the screen. */
	readonly kiosk: boolean;
	/** Printer of the demo store; none unless said. */
	readonly printer?: PrinterSetting;
};

const OPTIONS = {
	data: { type: 'string' },
	port: { type: 'string' },
	headless: { type: 'boolean' },
	demo: { type: 'boolean' },
	kiosk: { type: 'boolean' },
	printer: { type: 'string' },
	// Chosen by `npm start`; nothing is left to do here.
	browser: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Throws with one readable sentence when a value is missing or wrong. `strangers`: unknown
 * arguments are left alone, because in the shell Chromium's own switches stand among ours.
 */
export function readStartArguments(
	args: readonly string[],
	{ strangers }: { readonly strangers: boolean },
): StartArguments {
	const { values } = parseArgs({
		args: [...args],
		options: OPTIONS,
		strict: !strangers,
		allowPositionals: strangers,
	});
	const text = (name: 'data' | 'port' | 'printer') => textOf(name, values[name]);
	const [port, printer, data] = [Number(text('port') ?? 0), text('printer'), text('data')];
	if (!isPort(port)) throw new Error(`--port must be 0…65535, got ${text('port')}`);
	const demo = values.demo === true;
	return {
		dataDir: path.resolve(data ?? usualDataDir(demo)),
		port,
		headless: values.headless === true,
		demo,
		kiosk: values.kiosk === true,
		...(printer === undefined ? {} : { printer: readPrinter(printer) }),
	};
}

/** The folder used when nobody names one. */
export function usualDataDir(demo: boolean): string {
	const machine = { platform: process.platform, home: homedir(), env: process.env };
	return demo ? `${defaultDataDir(machine)}-demo` : defaultDataDir(machine);
}

/** Undefined when it was not given; an empty or missing value is an error, said. */
function textOf(name: string, value: string | boolean | undefined): string | undefined {
	if (value === undefined) return undefined;
	if (typeof value !== 'string' || value === '') throw new Error(`--${name} needs a value`);
	return value;
}

function readPrinter(text: string): PrinterSetting {
	const [, host, digits] = /^([\w.-]+):(\d{1,5})$/.exec(text) ?? [];
	if (host === undefined || !isPort(Number(digits))) {
		throw new Error(`--printer must be host:port, got ${text}`);
	}
	return { kind: 'tcp', host, port: Number(digits), path: '', columns: 48, drawer: true };
}

function isPort(port: number): boolean {
	return Number.isInteger(port) && port >= 0 && port <= 65_535;
}
