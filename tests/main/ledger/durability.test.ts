// Goal: a commit is on the medium when it returns, with exactly one flush, on every connection that
// can write, however often the ledger was opened before.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
	assertDurable,
	connectCheckpointer,
	connectReader,
	connectWriter,
	ledgerFile,
	unlock,
	type Connection,
} from '#main/ledger/connect.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';
import { openTempLedger, tempOptions, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { childCommand } from './children/start-child.ts';

const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

function temp(): TempLedger {
	const ledger = openTempLedger();
	cleanup.push(() => ledger.close());
	return ledger;
}

const synchronousOf = (db: Connection) => db.pragma('synchronous', { simple: true });

describe('synchronous', () => {
	it('is FULL on the pen after any number of openings and writes', async () => {
		let ledger = openTempLedger();
		for (let opening = 0; opening < 3; opening += 1) {
			ledger.pen.transaction(() => ledger.pen.append(soldSale(1)));
			expect(synchronousOf(ledger.pen.db)).toBe(2);
			ledger = await ledger.reopen();
		}
		cleanup.push(() => ledger.close());
		expect(synchronousOf(ledger.pen.db)).toBe(2);
	});

	it('is FULL on every kind of connection that can write, after its first write', async () => {
		const ledger = temp();
		ledger.pen.transaction(() => ledger.pen.append(soldSale(1)));
		await ledger.ledger.close();
		for (const connect of [connectWriter, connectCheckpointer]) {
			const db = connect(ledgerFile(ledger.dataDir), ledger.key);
			db.exec('CREATE TABLE first_write (a) ; DROP TABLE first_write');
			expect(synchronousOf(db), connect.name).toBe(2);
			db.close();
		}
		const reader = connectReader(ledgerFile(ledger.dataDir), ledger.key);
		expect(() => reader.exec('CREATE TABLE first_write (a)')).toThrow();
		reader.close();
	});

	it('would be NORMAL if nobody said it: the trap is real, and the assertion catches it', async () => {
		const ledger = temp();
		await ledger.ledger.close();
		const { default: Database } = await import('better-sqlite3');
		const db = unlock(new Database(ledgerFile(ledger.dataDir)), ledger.key);
		cleanup.push(() => void db.close());
		db.exec('CREATE TABLE first_write (a)');
		expect(synchronousOf(db)).toBe(1);
		expect(() => assertDurable(db)).toThrow(InvariantBroken);
	});
});

/** True when this machine lets a process watch another's system calls. */
const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;

describe('a sale', () => {
	it('is flushed exactly once, and nothing else of the ledger is', ({ skip }) => {
		skip(!canTrace, 'strace is not installed, or may not trace here');
		const options = tempOptions();
		cleanup.push(() => rmSync(options.root, { recursive: true, force: true }));
		const traceFile = path.join(options.root, 'trace');
		const strace = [
			'strace',
			'-f',
			'-y',
			'-e',
			'trace=write,fsync,fdatasync,msync',
			'-o',
			traceFile,
		];
		const [program = '', ...rest] = [...strace, ...childCommand(options, { sell: 20, mark: true })];
		expect(spawnSync(program, rest).status).toBe(0);
		const flushes = flushesPerSale(readFileSync(traceFile, 'utf8'));
		expect(flushes).toEqual(Array.from({ length: 20 }, () => 1));
	});

	it('puts at most 45 KB of pages into the WAL, of the 70 that a whole sale may cost', () => {
		const ledger = temp();
		// Past the first sales, whose tables are still being laid out.
		for (let sale = 1; sale <= 10; sale += 1) {
			ledger.pen.transaction(() => ledger.pen.append(soldSale(8, sale)));
		}
		const wal = `${ledgerFile(ledger.dataDir)}-wal`;
		const before = statSync(wal).size;
		for (let sale = 11; sale <= 110; sale += 1) {
			ledger.pen.transaction(() => ledger.pen.append(soldSale(8, sale)));
		}
		expect((statSync(wal).size - before) / 100).toBeLessThanOrEqual(45_000);
	});
});

/** Flushes of the ledger's files between a sale's `begin` and its `sold`, in order of the sales. */
function flushesPerSale(trace: string): number[] {
	const counts: number[] = [];
	let within = false;
	for (const line of trace.split('\n')) {
		if (line.includes('{\\"begin\\":')) {
			counts.push(0);
			within = true;
		} else if (line.includes('{\\"sold\\":')) within = false;
		else if (within && /\b(fsync|fdatasync|msync)\(/.test(line) && line.includes('/ledger.db')) {
			counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
		}
	}
	return counts;
}
