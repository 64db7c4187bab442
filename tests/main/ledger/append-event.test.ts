// Goal: an event, its number, its chain, its postings, balances, tallies and totals are one thing:
// all there and all agreeing.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainMessage } from '#shared/journal/chain.ts';
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';
import type { NewEvent } from '#main/ledger/access.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { floatOf, journalRows, noSale, type Row } from './journal-rows.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

function append(event: NewEvent) {
	return ledger.pen.transaction(() => ledger.pen.append(event));
}

const rows = () => journalRows(ledger);

describe('append', () => {
	it('stores the very bytes it hashed, and the columns repeat the body', () => {
		const { event, hash, uid } = append(soldSale(2));
		const row = rows().at(-1);
		if (row === undefined) throw new Error('no row');
		expect(row.body.toString()).toBe(encodeCanonical(event));
		const { tenant, terminal } = ledger.ledger.identity;
		const message = chainMessage({ ...row, tenant, terminal });
		expect(row.hash).toEqual(createHash('sha256').update(message).digest());
		expect(row.hash).toEqual(Buffer.from(hash));
		expect(row.uid).toEqual(Buffer.from(uid));
		const { kind, v, at_ms, biz_date, shift_id } = JSON.parse(row.body.toString()) as Row;
		expect({ kind, v, at_ms, biz_date, shift_id }).toEqual({
			kind: row.kind,
			v: row.v,
			at_ms: row.at_ms,
			biz_date: row.biz_date,
			shift_id: row.shift_id,
		});
	});

	it('gives fiscal numbers and totals to fiscal events only, and never takes them back', () => {
		const first = append(soldSale(2));
		append(noSale);
		const second = append(soldSale(1));
		expect(first.fiscal).toMatchObject({ fiscal_no: 1, gt_count: 1, gt_net_fen: 700 });
		expect(second.fiscal).toMatchObject({ fiscal_no: 2, gt_count: 2, gt_net_fen: 1050 });
		expect(second.fiscal?.receipt_no).toMatch(/^0-0-0000002-[0-9A-HJKMNP-TV-Z]{6}$/);
		// The same number in another incarnation differs in its letters.
		expect(first.fiscal?.receipt_no.slice(-6)).toBe(second.fiscal?.receipt_no.slice(-6));
	});

	it('takes store and terminal of the receipt number from the settings', async () => {
		ledger = await ledger.reopen({
			settings: () => ({
				storeCode: 'S01',
				terminalCode: '2',
				timeZone: 'Asia/Shanghai',
				cutOffMinutes: 240,
			}),
		});
		expect(append(soldSale(1)).fiscal?.receipt_no).toMatch(/^S01-2-0000001-/);
	});

	it('writes postings that balance, and balances that are their sums', () => {
		append(floatOf(50_000));
		append(soldSale(8));
		const legs = ledger.pen.db
			.prepare('SELECT pos, ledger, sum(amount) AS total FROM posting GROUP BY pos, ledger')
			.all();
		expect(legs).toEqual([
			{ pos: 2, ledger: 1, total: 0 },
			{ pos: 3, ledger: 1, total: 0 },
		]);
		expect(
			ledger.pen.db.prepare('SELECT account, debit, credit FROM balance ORDER BY account').all(),
		).toEqual([
			{ account: 'cash:1', debit: 52_800, credit: 0 },
			{ account: 'safe', debit: 0, credit: 50_000 },
			{ account: 'sales:goods', debit: 0, credit: 2480 },
			{ account: 'vat_out:1300', debit: 0, credit: 320 },
		]);
	});

	it('adds up the tallies of a shift', () => {
		append(soldSale(2));
		append(soldSale(3));
		append(noSale);
		const tally = (kind: string, key: string) =>
			ledger.pen.db
				.prepare('SELECT n, amount_fen, other_fen FROM tally WHERE kind = ? AND key = ?')
				.get(kind, key);
		expect(tally('total', 'sales')).toEqual({ n: 2, amount_fen: 1750, other_fen: 0 });
		expect(tally('total', 'lines')).toEqual({ n: 5, amount_fen: 0, other_fen: 0 });
		expect(tally('tender', 'cash')).toEqual({ n: 2, amount_fen: 1750, other_fen: 0 });
		expect(tally('count', 'no-sale')).toEqual({ n: 1, amount_fen: 0, other_fen: 0 });
	});

	it('refuses a body that brings fields of the ledger, and floats, leaving nothing', () => {
		const before = rows().length;
		expect(() => append({ ...noSale, body: { at_ms: 1 } })).toThrow(InvariantBroken);
		expect(() => append({ ...noSale, body: { drawer: '1', reason: 'x', half: 0.5 } })).toThrow(
			/safe integer/,
		);
		expect(rows()).toHaveLength(before);
		expect(append(noSale).n).toBe(2);
	});

	it('throws outside a transaction', () => {
		expect(() => ledger.pen.append(noSale)).toThrow(/inside a transaction/);
	});

	it.each([
		'UPDATE journal SET v = 2',
		'DELETE FROM journal',
		'UPDATE posting SET amount = 1',
		'DELETE FROM posting',
		'UPDATE identity SET born_ms = 1',
		'DELETE FROM identity',
	])('is final: %s is refused by the database itself', (sql) => {
		append(soldSale(1));
		expect(() => ledger.pen.db.exec(sql)).toThrow(/append-only|final|never changes/);
	});

	it('uses no more statements for hot lookups than an index gives', () => {
		const plans = [
			'SELECT hash FROM journal WHERE inc = 1 AND n = 2',
			'SELECT pos FROM journal WHERE pos > 5 ORDER BY pos',
			'SELECT * FROM posting WHERE pos = 5',
			`SELECT * FROM balance WHERE ledger = 1 AND account = 'safe' AND subject = ''`,
			'SELECT * FROM tally WHERE shift_id = 1',
		].flatMap((sql) => ledger.pen.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
		for (const { detail } of plans as { detail: string }[]) {
			expect(detail).not.toMatch(/SCAN|TEMP B-TREE/);
		}
	});
});
