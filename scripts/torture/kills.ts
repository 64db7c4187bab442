/**
 * Kills (杀进程): a till sells in a process of its own and is killed outright at odd moments: while
 * it starts, anywhere between two customers or inside a sale, right after a promise, while it
 * closes. Each time its ledger is held against what it had promised and verified whole; then the
 * next till opens the same folder and asks again what was on its way.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { connectReader, ledgerFile } from '#main/ledger/connect.ts';
import { terminalContract, type RequestName } from '#shared/contract/terminal-contract.ts';
import { paperLines } from '../../drivers/simulator/paper.ts';
import {
	openVirtualPrinter,
	type VirtualPrinter,
} from '../../drivers/simulator/virtual-printer.ts';
import { seededRandom, type Random } from '../sell/seeded-random.ts';
import { keepTill, keyOf } from './evidence.ts';
import { add, type Failure, type Flaw, type PartReport } from './flaw.ts';
import { readOpenBasket, sameLines } from './judge-promises.ts';
import { isAlarm, judgeFolder, verifyFolder } from './judge-state.ts';
import type { Plant } from './plants.ts';
import { keepPromises, type PromiseKeeper } from './promises.ts';
import type { BasketSaid, Pending, Said } from './said.ts';
import { startSelling } from './selling-task.ts';

export type KillOptions = {
	readonly kills: number;
	readonly seed: number;
	readonly plant: Plant | undefined;
	/** Folder to work in. */
	readonly work: string;
	readonly evidence: string;
};

const PART = 'kills';
/** A folder is left after so many kills, so that ledgers of every age are met. */
const KILLS_PER_FOLDER = 25;

/** Half of the kills without devices, half with real ones and a virtual printer. */
export async function tortureByKills(options: KillOptions): Promise<PartReport> {
	const started = performance.now();
	const counts: Record<string, number> = { kills: 0, 'acknowledged sales': 0 };
	const failures: Failure[] = [];
	const printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
	const half = Math.ceil(options.kills / 2);
	await Promise.all([
		runLane({ ...options, kills: half, lane: 'no-devices', counts, failures }),
		runLane({
			...options,
			kills: options.kills - half,
			lane: 'devices',
			printer,
			counts,
			failures,
		}),
	]);
	counts['receipts printed'] = printer.papers().length;
	failures.push(...doubledPaper(printer, options));
	await printer.close();
	return { part: PART, counts, failures, seconds: (performance.now() - started) / 1000 };
}

type Lane = KillOptions & {
	readonly lane: 'no-devices' | 'devices';
	readonly printer?: VirtualPrinter;
	readonly counts: Record<string, number>;
	readonly failures: Failure[];
};

async function runLane(lane: Lane): Promise<void> {
	const random = seededRandom(lane.seed * 2 + (lane.lane === 'devices' ? 1 : 0));
	for (let done = 0; done < lane.kills;) {
		const dataDir = path.join(lane.work, `${lane.lane}-${done}`, 'data');
		mkdirSync(path.dirname(dataDir), { recursive: true });
		const upTo = Math.min(lane.kills, done + KILLS_PER_FOLDER);
		await tortureFolder(lane, { dataDir, kills: upTo - done, random, from: done });
		done = upTo;
		rmSync(path.dirname(dataDir), { recursive: true, force: true });
	}
}

type TortureFolder = {
	readonly dataDir: string;
	readonly kills: number;
	readonly random: Random;
	/** Number of the first kill. */
	readonly from: number;
};

async function tortureFolder(lane: Lane, folder: TortureFolder): Promise<void> {
	const { dataDir, kills, random, from } = folder;
	const keeper = keepPromises();
	let stored: BasketSaid | undefined;
	for (let nth = from; nth < from + kills; nth += 1) {
		const { pending } = keeper.promises;
		const flaws = await killOnce(lane, { dataDir, keeper, random, stored, retry: pending });
		add(lane.counts, 'kills');
		stored = undefined;
		if (existsSync(ledgerFile(dataDir)) && keeper.promises.isOpen) {
			flaws.push(...judge(dataDir, keeper));
			stored = readStored(dataDir);
		}
		for (const flaw of flaws) lane.failures.push(failureOf(lane, { flaw, dataDir, nth }));
		// What was lost once would be counted again at every kill that follows.
		if (flaws.length > 0) break;
	}
	add(lane.counts, 'acknowledged sales', keeper.promises.sales.size);
}

function judge(dataDir: string, { promises }: PromiseKeeper): Flaw[] {
	const key = keyOf(dataDir);
	return [...judgeFolder({ dataDir, key, promises }), ...verifyFolder(dataDir, key)];
}

function readStored(dataDir: string): BasketSaid | undefined {
	const db = connectReader(ledgerFile(dataDir), keyOf(dataDir));
	try {
		return readOpenBasket(db);
	} finally {
		db.close();
	}
}

const moments = ['starting', 'anywhere', 'anywhere', 'paid', 'promised', 'closing'] as const;

type Kill = {
	readonly dataDir: string;
	readonly keeper: PromiseKeeper;
	readonly random: Random;
	/** The basket on the counter as the ledger has it now. */
	readonly stored: BasketSaid | undefined;
	readonly retry: Pending | undefined;
};

/** Starts a till, kills it at a moment drawn from the seed; returns what it did wrong by then. */
async function killOnce(lane: Lane, kill: Kill): Promise<Flaw[]> {
	const { dataDir, keeper, random, stored, retry } = kill;
	const moment = random.pick(moments);
	add(lane.counts, `killed while ${moment}`);
	const flaws: Flaw[] = [];
	const strike = aim(moment, random);
	const child = startSelling(
		{
			dataDir,
			host: random.pick(['electron', 'browser']),
			seed: random.below(1_000_000),
			sales: moment === 'closing' ? 2 + random.below(30) : 100_000,
			end: 'close',
			...(lane.printer === undefined ? {} : { printerPort: lane.printer.port }),
			...(lane.plant === undefined ? {} : { plant: lane.plant }),
			...(retry !== undefined && isOnce(retry) ? { retry } : {}),
		},
		{
			hear: (said) => {
				if ('opened' in said) {
					flaws.push(...judgeOpening(said.opened, { stored, isOpen: keeper.promises.isOpen }));
				}
				keeper.hear(said);
				if ('refused' in said) flaws.push(refusedFlaw(said.refused));
				strike.heard(said, child.kill);
			},
		},
	);
	strike.started(child.kill);
	const { code, stderr } = await child.ended;
	strike.over();
	if (code !== null && code !== 0 && flaws.length === 0) {
		flaws.push({ kind: 'broken', what: `the till ended by itself with ${code}: ${stderr}` });
	}
	return flaws;
}

type Strike = {
	started(kill: () => void): void;
	heard(said: Said, kill: () => void): void;
	over(): void;
};

function aim(moment: (typeof moments)[number], random: Random): Strike {
	const quiet = new AbortController();
	const after = (ms: number, kill: () => void) => {
		const wait = setTimeout(ms, undefined, { signal: quiet.signal });
		void wait.then(kill, () => undefined);
	};
	const delay = random.below(moment === 'starting' ? 500 : moment === 'closing' ? 25 : 300);
	let promisesLeft = 1 + random.below(moment === 'paid' ? 8 : 25);
	const isAwaited = (said: Said) => 'sale' in said || ('basket' in said && moment === 'promised');
	return {
		started: (kill) => {
			if (moment === 'starting') after(delay, kill);
		},
		heard: (said, kill) => {
			if (moment === 'anywhere' && 'opened' in said) after(delay, kill);
			if (moment === 'closing' && 'closing' in said) after(delay, kill);
			if ((moment !== 'promised' && moment !== 'paid') || !isAwaited(said)) return;
			promisesLeft -= 1;
			if (promisesLeft === 0) kill();
		},
		over: () => quiet.abort(),
	};
}

type Opening = { readonly warnings: readonly string[]; readonly basket: BasketSaid };

type Before = { readonly stored: BasketSaid | undefined; readonly isOpen: boolean };

/** A till that was only killed has nothing to warn of, and its basket is the one in the ledger. */
function judgeOpening({ warnings, basket }: Opening, { stored, isOpen }: Before): Flaw[] {
	const flaws: Flaw[] = warnings
		.filter((code) => isAlarm(code, { isOpen }) && code !== 'witness/not-written')
		.map((code) => ({ kind: 'broken', what: `the till warns of ${code} after a kill` }));
	if (stored === undefined) return flaws;
	if (stored.saleId !== basket.saleId || !sameLines(stored.lines, basket.lines)) {
		flaws.push({ kind: 'lost', what: `the screen does not show the basket ${stored.saleId}` });
	}
	return flaws;
}

/** What is kept under its command id may be asked again; the rest the cashier does anew. */
function isOnce({ request }: Pending): boolean {
	return terminalContract[request as RequestName].once;
}

function refusedFlaw({ request, code }: { request: string; code: string }): Flaw {
	return { kind: 'broken', what: `${request} was refused with ${code} after a kill` };
}

type Finding = { readonly flaw: Flaw; readonly dataDir: string; readonly nth: number };

function failureOf(lane: Lane, { flaw, dataDir, nth }: Finding): Failure {
	const kept = keepTill(dataDir, lane.evidence, `kill-${lane.lane}-${nth}`);
	const replay = `npm run torture -- --only kills --seed ${lane.seed}; the ledger: npm run verify -- ${kept}`;
	return { ...flaw, part: PART, replay };
}

/** A receipt number on two papers of which neither says that it is a copy or a second try. */
function doubledPaper(printer: VirtualPrinter, { seed }: KillOptions): Failure[] {
	const seen = new Map<string, number>();
	for (const paper of printer.papers()) {
		const text = paperLines(paper).join('\n');
		const number = /DEMO-\w+-\d+-\w+/.exec(text)?.[0];
		if (number === undefined || paper.end !== 'cut' || /补打|重打/.test(text)) continue;
		seen.set(number, (seen.get(number) ?? 0) + 1);
	}
	return [...seen]
		.filter(([, papers]) => papers > 1)
		.map(([number, papers]) => ({
			kind: 'doubled',
			what: `receipt ${number} came out ${papers} times, unmarked`,
			part: PART,
			replay: `npm run torture -- --only kills --seed ${seed}`,
		}));
}
