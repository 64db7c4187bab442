// Goal: a customer waits for one flush of the ledger and no more: between the request to complete a
// sale and the news that it is done, the till's thread flushes the ledger exactly once.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const SALES = 12;
const cleanup: (() => void)[] = [];
afterEach(() => {
	for (const undo of cleanup.splice(0)) undo();
});

/** True when this machine lets a process watch another's system calls. */
const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;

describe('sale/complete over the whole terminal', () => {
	it('flushes the ledger exactly once before the sale is announced', ({ skip }) => {
		skip(!canTrace, 'strace is not installed, or may not trace here');
		const folder = mkdtempSync(path.join(tmpdir(), 'guitai-flush-'));
		cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
		const trace = path.join(folder, 'trace');
		const child = path.resolve(import.meta.dirname, 'children/sell-marked.ts');
		const watch = ['-f', '-y', '-e', 'trace=write,fsync,fdatasync,msync,sync_file_range'];
		const run = [...watch, '-o', trace, process.execPath, child, String(SALES)];
		const { status, stderr } = spawnSync('strace', run, { encoding: 'utf8' });
		expect(status, stderr).toBe(0);
		const flushes = flushesPerSale(readFileSync(trace, 'utf8'));
		expect(flushes).toEqual(Array.from({ length: SALES }, () => 1));
	});

	it('counts only the till, only the ledger, only until the announcement', () => {
		const trace = [
			'7 fsync(20</d/ledger.db-wal>) = 0',
			'7 write(1<pipe:[1]>, "mark:asked\\n", 11) = 11',
			'7 fsync(20</d/ledger.db-wal>) = 0',
			'7 fsync(21</d/head.json.new>) = 0',
			'8 fsync(22</d/ledger.db-wal>) = 0',
			'7 fdatasync(20</d/ledger.db>) = 0',
			'7 write(1<pipe:[1]>, "mark:announced\\n", 15) = 15',
			'7 fsync(20</d/ledger.db-wal>) = 0',
			'7 write(1<pipe:[1]>, "mark:replied\\n", 13) = 13',
			'7 write(1<pipe:[1]>, "mark:asked\\n", 11) = 11',
			'7 write(1<pipe:[1]>, "mark:announced\\n", 15) = 15',
		].join('\n');
		expect(flushesPerSale(trace)).toEqual([2, 0]);
	});
});

/**
 * Flushes of the ledger's files by the thread that answers, from request to announcement. What
 * print jobs and the drawer write after it is counted apart.
 */
function flushesPerSale(trace: string): number[] {
	const counts: number[] = [];
	let till: string | undefined;
	for (const line of trace.split('\n')) {
		const thread = /^\d+/.exec(line)?.[0];
		if (line.includes('"mark:asked')) {
			counts.push(0);
			till = thread;
		} else if (line.includes('"mark:announced')) till = undefined;
		else if (thread === till && /sync\w*\(.*\/ledger\.db/.test(line)) {
			counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
		}
	}
	return counts;
}
