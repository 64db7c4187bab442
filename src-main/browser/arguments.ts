/** What the browser host is started with. */
import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import { defaultDataDir } from '../system/paths.ts';

export type HostArguments = {
	readonly dataDir: string;
	/** 0 takes a free one. */
	readonly port: number;
	/** Prints one JSON line and opens no browser. */
	readonly headless: boolean;
	readonly demo: boolean;
	/** Printer of the demo store, `host:port`; none unless said. */
	readonly printer?: { readonly host: string; readonly port: number };
};

/** Throws with one readable sentence when an argument is unknown or no port. */
export function readArguments(args: readonly string[]): HostArguments {
	const { values } = parseArgs({
		args: [...args],
		options: {
			data: { type: 'string' },
			port: { type: 'string', default: '0' },
			headless: { type: 'boolean', default: false },
			demo: { type: 'boolean', default: false },
			printer: { type: 'string' },
			// Chosen by `npm start`; nothing is left to do here.
			browser: { type: 'boolean', default: false },
		},
	});
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port must be 0…65535, got ${values.port}`);
	}
	const machine = { platform: process.platform, home: homedir(), env: process.env };
	const usual = defaultDataDir(machine);
	// A demo never touches a store's own data.
	const dataDir = values.data ?? (values.demo ? `${usual}-demo` : usual);
	const printer = values.printer === undefined ? undefined : readAddress(values.printer);
	const { headless, demo } = values;
	return { dataDir, port, headless, demo, ...(printer === undefined ? {} : { printer }) };
}

function readAddress(text: string): { host: string; port: number } {
	const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(text) ?? [];
	if (host === undefined || Number(port) > 65_535) {
		throw new Error(`--printer must be host:port, got ${text}`);
	}
	return { host, port: Number(port) };
}
