// Goal: verify works beside a till that sells on, after one that was killed, and sees what a
// damaged WAL silently takes away.
import { execFileSync, spawn } from 'node:child_process';
import {
	closeSync,
	existsSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerFile } from '#main/ledger/connect.ts';
import { writeWitness } from '#main/ledger/witness-file.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { brokenIds, openShift, sell, verify, type Till } from './sold-till.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../scripts/verify.ts');
const KEY_HEX = Buffer.from(Array.from({ length: 32 }, (_, index) => index + 1)).toString('hex');

let till: TempLedger;
let root = '';
const folders: string[] = [];

beforeAll(async () => {
	till = await soldTill(40);
	root = path.dirname(till.dataDir);
});
afterAll(async () => {
	await till.close();
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function soldTill(sales: number): Promise<TempLedger> {
	const sold = openTempLedger();
	openShift(sold.pen, 1);
	for (let seed = 1; seed <= sales; seed += 1) {
		sold.clock.advance(1000);
		sell(sold.pen, seed, 1);
	}
	await sold.ledger.witnessed(sold.pen.head().n);
	return sold;
}

/** The folders as a cut left them. By another process: closing the file here drops our locks. */
function asCutNow(): Till {
	const copy = mkdtempSync(path.join(tmpdir(), 'guitai-cut-'));
	folders.push(copy);
	execFileSync('cp', ['-r', till.dataDir, till.witnessDir, copy]);
	const dataDir = path.join(copy, 'data');
	rmSync(path.join(dataDir, 'ledger.db-shm'), { force: true });
	return { dataDir, witnessDir: path.join(copy, 'witness'), file: ledgerFile(dataDir) };
}

function flipAt(file: string, at: number): void {
	const byte = readFileSync(file)[at] ?? 0;
	const handle = openSync(file, 'r+');
	writeSync(handle, Uint8Array.of(byte ^ 16), 0, 1, at);
	closeSync(handle);
}

type Run = { readonly code: number | null; readonly out: string };

/** The command, in a process of its own, with something going on meanwhile. */
async function verifyBeside(work: () => void): Promise<Run> {
	const keyFile = path.join(root, 'key.txt');
	execFileSync('sh', ['-c', `umask 077; printf %s ${KEY_HEX} > '${keyFile}'`]);
	const child = spawn(process.execPath, [
		SCRIPT,
		till.dataDir,
		'--deep',
		'--json',
		'--key-file',
		keyFile,
		'--witness',
		till.witnessDir,
	]);
	let out = '';
	child.stdout.on('data', (chunk: Buffer) => {
		out += chunk.toString('utf8');
	});
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	let running = true;
	void ended.finally(() => {
		running = false;
	});
	const turn = () => {
		if (!running) return;
		work();
		setImmediate(turn);
	};
	turn();
	return { code: await ended, out };
}

describe('beside a running till', () => {
	it('holds while sales are made, and every sale is taken', async () => {
		let seed = 1000;
		const before = till.pen.head().n;
		const { code, out } = await verifyBeside(() => {
			seed += 1;
			till.clock.advance(1000);
			sell(till.pen, seed, 1);
		});
		expect({ code, broken: brokenIds(JSON.parse(out)) }).toEqual({ code: 0, broken: [] });
		expect(till.pen.head().n - before).toBe(seed - 1000);
		expect(seed).toBeGreaterThan(1000);
	});

	it('leaves the lock to the till', () => {
		expect(openTempLedgerAgain()).toBe('ledger/busy');
	});
});

function openTempLedgerAgain(): string {
	try {
		openTempLedger({ dataDir: till.dataDir, witnessDir: till.witnessDir });
		return 'opened';
	} catch (failure) {
		return /ledger\/[a-z-]+/.exec(String(failure))?.[0] ?? '';
	}
}

describe('after a cut', () => {
	// A till of its own: how much was sold beside verify depends on the machine, and past 4 MB the
	// WAL is moved into the file, where a spoiled WAL takes nothing away any more.
	beforeAll(async () => {
		await till.close();
		till = await soldTill(10);
	});

	it('reads what is in the WAL and leaves WAL and ledger as they were', () => {
		const cut = asCutNow();
		const wal = `${cut.file}-wal`;
		expect(statSync(wal).size).toBeGreaterThan(0);
		const before = [readFileSync(cut.file), readFileSync(wal)] as const;
		const report = verify(cut);
		expect(brokenIds(report)).toEqual([]);
		expect(readFileSync(cut.file).equals(before[0])).toBe(true);
		expect(readFileSync(wal).equals(before[1])).toBe(true);
	});

	it.each([
		['gone', (wal: string) => truncateSync(wal, 0)],
		['half gone', (wal: string) => truncateSync(wal, Math.floor(statSync(wal).size / 2))],
		['a byte short', (wal: string) => truncateSync(wal, statSync(wal).size - 1)],
		['flipped in its middle', (wal: string) => flipAt(wal, Math.floor(statSync(wal).size / 2))],
		['flipped in its last frame', (wal: string) => flipAt(wal, statSync(wal).size - 9)],
		['flipped in its header', (wal: string) => flipAt(wal, 17)],
	])(
		'a WAL that is %s lost its tail without a word from SQLite: the witness says it',
		(_, spoil) => {
			const cut = asCutNow();
			spoil(`${cut.file}-wal`);
			const report = verify(cut);
			expect(report.ok).toBe(false);
			const v15 = report.checks.find(({ id }) => id === 'V15');
			// With all of the WAL gone there may not even be a schema to read; then everything says so.
			if (v15?.what.startsWith('not finished') !== true) {
				expect(v15).toMatchObject({ state: 'broken', place: { table: 'journal' } });
			}
		},
	);
});

describe('the head witness', () => {
	const v15 = (cut: Till) => verify(cut).checks.find(({ id }) => id === 'V15');

	it('older than the ledger is in order', () => {
		expect(v15(asCutNow())).toMatchObject({ state: 'ok' });
	});

	it('ahead of the ledger names the first event that is missing', () => {
		const cut = asCutNow();
		const { inc, n, fiscalNo } = till.pen.head();
		writeWitness(cut.witnessDir, {
			inc,
			n: n + 3,
			hash: 'ab'.repeat(32),
			fiscal_no: fiscalNo + 3,
			at_ms: 1,
		});
		expect(v15(cut)).toMatchObject({ state: 'broken', place: { inc, n: n + 1 } });
		expect(v15(cut)?.what).toContain('3 more events');
	});

	it('of another history: same number, other hash', () => {
		const cut = asCutNow();
		const { inc, n, fiscalNo } = till.pen.head();
		writeWitness(cut.witnessDir, { inc, n, hash: 'ab'.repeat(32), fiscal_no: fiscalNo, at_ms: 1 });
		expect(v15(cut)).toMatchObject({ state: 'broken', place: { inc, n } });
	});

	it('of an incarnation that the ledger never heard of', () => {
		const cut = asCutNow();
		writeWitness(cut.witnessDir, { inc: 5, n: 9, hash: 'ab'.repeat(32), fiscal_no: 1, at_ms: 1 });
		expect(v15(cut)).toMatchObject({ state: 'broken', place: { inc: 5, n: 1 } });
	});

	it('that cannot be read, or went away, is not taken for good news', () => {
		const cut = asCutNow();
		truncateSync(path.join(cut.witnessDir, 'head.json'), 5);
		expect(v15(cut)).toMatchObject({ state: 'broken' });
		rmSync(path.join(cut.witnessDir, 'head.json'));
		expect(v15(cut)).toMatchObject({ state: 'broken' });
		rmSync(cut.witnessDir, { recursive: true });
		expect(v15(cut)).toMatchObject({ state: 'not-applicable' });
	});

	it('ahead, and declared by the till when it opened: numbers jumped, nothing broken', async () => {
		const lost = openTempLedger();
		openShift(lost.pen, 1);
		sell(lost.pen, 1, 1);
		const { inc, n, fiscalNo } = lost.pen.head();
		await lost.ledger.close();
		writeWitness(lost.witnessDir, {
			inc,
			n: n + 2,
			hash: 'cd'.repeat(32),
			fiscal_no: fiscalNo + 2,
			at_ms: 1,
		});
		const places = {
			dataDir: lost.dataDir,
			witnessDir: lost.witnessDir,
			file: ledgerFile(lost.dataDir),
		};
		expect(brokenIds(verify(places))).toEqual(['V15']);
		const again = openTempLedger({
			dataDir: lost.dataDir,
			witnessDir: lost.witnessDir,
			clock: lost.clock,
		});
		expect(again.ledger.notices).toMatchObject([{ kind: 'tail/lost' }]);
		sell(again.pen, 2, 1);
		expect(again.pen.head().fiscalNo).toBe(fiscalNo + 3);
		await again.ledger.close();
		const report = verify(places, { deep: true });
		expect(brokenIds(report)).toEqual([]);
		expect(report.checks.find(({ id }) => id === 'V14')?.what).toContain('1 declared gaps');
		rmSync(path.dirname(lost.dataDir), { recursive: true, force: true });
		expect(existsSync(lost.dataDir)).toBe(false);
	});
});
