/**
 * `npm run devices -- [--port 9100] [--page-port 0] [--paper 80|58] [--host 127.0.0.1]`
 *
 * A virtual receipt printer with a drawer, until it is stopped. Prints one JSON line with where it
 * listens and the address of its page, then one line per order obeyed. Orders are typed on standard
 * input (`jam`, `paper-out`, `stall 100`, `ok` …) or posted to the page.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openPaperArtist } from '../drivers/simulator/draw-paper.ts';
import { openVirtualPrinter } from '../drivers/simulator/virtual-printer.ts';
import { openControlPage, stateOf } from './devices/control-page.ts';
import { ORDER_USAGE, readOrder } from './devices/read-order.ts';
import { findChromium } from './find-chromium.ts';

const USAGE = 'usage: npm run devices -- [--port N] [--page-port N] [--paper 58|80] [--host H]';
const PRINTER_PORT = '9100';

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const complain = (line: string) => process.stderr.write(`devices: ${line}\n`);

const options = readArguments();
if (options === undefined) {
	complain(USAGE);
	process.exitCode = 2;
} else {
	try {
		await serve(options);
	} catch (error) {
		complain(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}

type Options = { port: number; pagePort: number; paperMm: 58 | 80; host: string };

function readArguments(): Options | undefined {
	try {
		const { values } = parseArgs({
			options: {
				port: { type: 'string', default: PRINTER_PORT },
				'page-port': { type: 'string', default: '0' },
				paper: { type: 'string', default: '80' },
				host: { type: 'string', default: '127.0.0.1' },
			},
		});
		const port = Number(values.port);
		const pagePort = Number(values['page-port']);
		const paperMm = values.paper === '58' ? 58 : values.paper === '80' ? 80 : undefined;
		if (!isPort(port) || !isPort(pagePort) || paperMm === undefined) return undefined;
		return { port, pagePort, paperMm, host: values.host };
	} catch {
		return undefined;
	}
}

function isPort(port: number): boolean {
	return Number.isInteger(port) && port >= 0 && port <= 65_535;
}

async function serve({ port, pagePort, paperMm, host }: Options): Promise<void> {
	const printer = await openVirtualPrinter({ port, host, paperMm });
	const chromium = findChromium();
	const artist = chromium === undefined ? undefined : openPaperArtist(chromium);
	const page = await openControlPage({ printer, port: pagePort, artist });
	say({
		printer: { host, port: printer.port, paperMm, profile: `epson-${paperMm}` },
		page: page.url,
	});

	const stop = async () => {
		orders.close();
		await page.close();
		await artist?.close();
		await printer.close();
	};
	const orders = createInterface({ input: process.stdin });
	orders.on('line', (line) => {
		if (line.trim() === '') return;
		const order = readOrder(line);
		if (order === undefined) {
			complain(`no such order; there are: ${ORDER_USAGE}`);
			return;
		}
		void printer.tell(order).then(() => say({ obeyed: line.trim(), ...stateOf(printer) }));
	});
	process.once('SIGINT', () => void stop());
	process.once('SIGTERM', () => void stop());
}
