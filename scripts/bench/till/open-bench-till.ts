/**
 * A till to measure: the real terminal on a real encrypted ledger, opened as the hosts open it,
 * with a stop-watch around the pen's transactions. What is timed is the product's own code.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DevicePort } from '#drivers/port.ts';
import { answerRequest } from '#main/bridge/answer-request.ts';
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { openLive, type LiveTerminal } from '#main/open-live.ts';
import { findOpenSale, saveSaleChange } from '#main/sale/open-sale-store.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { findOpenShift } from '#main/shift/shift-store.ts';
import { systemClock } from '#main/system/clock.ts';
import { systemIds } from '#main/system/ids.ts';
import { silentLog } from '#main/system/log.ts';
import type { Terminal } from '#main/terminal.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type {
	RequestInput,
	RequestName,
	RequestOutput,
} from '#shared/contract/terminal-contract.ts';
import type { PrinterSetting } from '#shared/contract/settings-view.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { OpenLine } from '#shared/sale/open-sale.ts';
import { quietDevices } from './quiet-devices.ts';

/** µs of one sale: its transaction alone, and the whole request as the cashier waits for it. */
export type SaleTimes = { readonly commit: number; readonly request: number };

export type BenchTill = {
	readonly live: LiveTerminal;
	/** Its pen is timed. */
	readonly terminal: Terminal;
	ask<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
	): Promise<RequestOutput<Name>>;
	/** Puts the basket on the counter, in one transaction, without scanning. */
	fillBasket(): { readonly saleId: string; readonly revision: number };
	/** Fills a basket and sells it for cash; paper and the drawer's answer are left for later. */
	sell(): Promise<SaleTimes>;
	/** Resolves when paper and drawer of all sales are done. */
	settle(): Promise<void>;
	close(): Promise<void>;
};

export type BenchTillOptions = {
	readonly dataDir: string;
	readonly lines: number;
	readonly clock?: Clock;
	readonly devices?: () => DevicePort;
	readonly printer?: PrinterSetting;
	readonly announce?: (event: TerminalEvent) => void;
};

const SESSION = 'bench';

/** A printer on paper: the sale queues a receipt and a drawer pulse, as in a store. */
export const BENCH_PRINTER: PrinterSetting = {
	kind: 'tcp',
	host: '127.0.0.1',
	port: 9,
	path: '',
	columns: 48,
	drawer: true,
};

/** Opens the folder, sets the demo store up in a new one, signs its owner in, opens a shift. */
export async function openBenchTill(options: BenchTillOptions): Promise<BenchTill> {
	const live = await openLedgerOf(options);
	const watch = watchTransactions(live.terminal);
	const { terminal } = watch;
	const bridge = { ...live, terminal };
	signOwnerIn(live);
	const ask: BenchTill['ask'] = async (name, input) => {
		const envelope = { request: name, input, commandId: randomUUID() };
		const reply = await answerRequest(bridge, SESSION, envelope);
		if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
		return reply.value as RequestOutput<typeof name>;
	};
	if (findOpenShift(terminal.pen) === undefined) await ask('shift/open', { floatText: '500' });
	const basket = await scanBasket(terminal, ask, options.lines);
	const fillBasket = () => {
		const sale = findOpenSale(terminal.pen);
		if (sale === undefined) throw new Error('no basket is open');
		const revision = sale.revision + 1;
		const filled = { ...sale, revision, nextSeat: basket.length + 1, lines: basket };
		live.terminal.pen.transaction(() => {
			const change = { sale: filled, put: basket, drop: [] };
			saveSaleChange(terminal.pen, change, terminal.clock.now());
		});
		return { saleId: sale.saleId, revision };
	};
	return {
		live,
		terminal,
		ask,
		fillBasket,
		sell: async () => {
			const payable = fillBasket();
			const from = process.hrtime.bigint();
			await ask('sale/complete', { ...payable, givenText: '500' });
			const request = Number(process.hrtime.bigint() - from) / 1000;
			return { commit: watch.longest(), request };
		},
		settle: async () => {
			// The drawers' answers have their turn first.
			await setImmediate();
			await terminal.spooler.idle();
		},
		close: () => live.close(),
	};
}

async function openLedgerOf(options: BenchTillOptions): Promise<LiveTerminal> {
	const { dataDir, clock = systemClock(), devices = quietDevices } = options;
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const keyStore = fileKeyStore(dataDir);
	const witnessDir = `${dataDir}-witness`;
	const opened = await openLive({
		dataDir,
		host: 'browser',
		keyStore,
		appVersion: 'bench',
		options: {
			dataDir,
			host: 'browser',
			keyStore,
			appVersion: 'bench',
			openDevices: devices,
			demo: true,
			demoPrinter: options.printer ?? BENCH_PRINTER,
			ballastBytes: 0,
		},
		places: { dataDir, witnessDir, ledgerFile: path.join(dataDir, 'ledger.db'), keyStore },
		clock,
		ids: systemIds(),
		log: silentLog(),
		announce: options.announce ?? (() => undefined),
	});
	if (!opened.ok) throw new Error(`${dataDir} was refused: ${opened.refusal.code}`);
	return opened.value;
}

/** The same terminal with a pen whose outermost transactions are timed. */
function watchTransactions(of: Terminal): { terminal: Terminal; longest(): number } {
	let longest = 0;
	let depth = 0;
	const transaction: Terminal['pen']['transaction'] = (work) => {
		depth += 1;
		const from = process.hrtime.bigint();
		try {
			return of.pen.transaction(work);
		} finally {
			depth -= 1;
			const took = Number(process.hrtime.bigint() - from) / 1000;
			if (depth === 0) longest = Math.max(longest, took);
		}
	};
	return {
		terminal: { ...of, pen: { ...of.pen, transaction } },
		longest: () => {
			const us = longest;
			longest = 0;
			return us;
		},
	};
}

function signOwnerIn({ sessions }: LiveTerminal): void {
	const owner = demoOperators.find(({ role }) => role === 'owner');
	if (owner === undefined) throw new Error('the demo store has no owner');
	sessions.signIn(SESSION, { operatorNo: owner.no, name: owner.name, role: owner.role });
}

/** Scans different goods once, to have the lines a scan makes. */
async function scanBasket(
	{ pen }: Terminal,
	ask: BenchTill['ask'],
	lines: number,
): Promise<readonly OpenLine[]> {
	const left = findOpenSale(pen);
	if (left !== undefined && left.lines.length > 0) await ask('sale/void', { saleId: left.saleId });
	for (let number = 1, found = 0; found < lines; number += 1) {
		const answer = await ask('scan/submit', { text: inStoreCode('20', number), source: 'wedge' });
		if (answer.meaning === 'line') found += 1;
	}
	const sale = findOpenSale(pen);
	if (sale?.lines.length !== lines) throw new Error(`the basket has not ${lines} lines`);
	return sale.lines;
}
