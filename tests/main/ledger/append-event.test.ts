// Goal: an event, its number, its chain, its postings, balances, tallies and totals are one thing:
// all there and all agreeing, whatever is appended in whatever order.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainMessage } from '#shared/journal/chain.ts';
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';
import type { LedgerHead, NewEvent } from '#main/ledger/access.ts';
import { loadHead } from '#main/ledger/head-row.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

const floatOf = (fen: number): NewEvent => ({
	kind: 'shift/opened',
	v: 1,
	operator: '1001',
	shiftId: 1,
	body: { drawer: '1', float_fen: fen },
});
const noSale: NewEvent = {
	kind: 'drawer/opened',
	v: 1,
	operator: '1001',
	shiftId: 1,
	body: { drawer: '1', reason: '换零钱' },
};

function append(event: NewEvent) {
	return ledger.pen.transaction(() => ledger.pen.append(event));
}

type Row = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly uid: Buffer;
	readonly kind: string;
	readonly v: number;
	readonly at_ms: number;
	readonly biz_date: string;
	readonly shift_id: number | null;
	readonly prev: Buffer;
	readonly body: Buffer;
	readonly hash: Buffer;
};

function rows({ pen }: TempLedger = ledger): Row[] {
	return pen.db.prepare<[], Row>('SELECT * FROM journal ORDER BY pos').all();
}

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

type Step =
	| { readonly do: 'sale'; readonly lines: number }
	| { readonly do: 'float'; readonly fen: number }
	| { readonly do: 'no-sale' }
	| { readonly do: 'failed-sale' }
	| { readonly do: 'two' }
	| { readonly do: 'clock'; readonly ms: number }
	| { readonly do: 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('sale' as const),
			lines: fc.integer({ min: 1, max: 9 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('float' as const),
			fen: fc.integer({ min: 0, max: 99_999 }),
		}),
	},
	{ weight: 2, arbitrary: fc.constant({ do: 'no-sale' as const }) },
	{ weight: 2, arbitrary: fc.constant({ do: 'failed-sale' as const }) },
	{ weight: 2, arbitrary: fc.constant({ do: 'two' as const }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('clock' as const),
			ms: fc.integer({ min: -90_000_000, max: 90_000_000 }),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
);

class Undone extends Error {}

async function play(steps: readonly Step[]): Promise<void> {
	for (const one of steps) {
		const { pen, clock } = ledger;
		if (one.do === 'sale') append(soldSale(one.lines));
		else if (one.do === 'float') append(floatOf(one.fen));
		else if (one.do === 'no-sale') append(noSale);
		else if (one.do === 'clock') clock.setBy(one.ms);
		else if (one.do === 'reopen') ledger = await ledger.reopen();
		else if (one.do === 'two') pen.transaction(() => [pen.append(noSale), pen.append(soldSale(1))]);
		else {
			expect(() =>
				pen.transaction(() => {
					pen.append(soldSale(3));
					throw new Undone();
				}),
			).toThrow(Undone);
		}
	}
}

/** The head as anybody could recompute it from the journal alone. */
function foldedHead(all: readonly Row[]): LedgerHead {
	let fiscal = { fiscalNo: 0, gtCount: 0, gtNetFen: 0, gtAbsFen: 0, gtTaxFen: 0 };
	for (const { body } of all) {
		const event = JSON.parse(body.toString()) as JournalEvent;
		if (event.kind !== 'sale/completed') continue;
		const { total_fen, tax_fen } = event;
		fiscal = {
			fiscalNo: fiscal.fiscalNo + 1,
			gtCount: fiscal.gtCount + 1,
			gtNetFen: fiscal.gtNetFen + total_fen,
			gtAbsFen: fiscal.gtAbsFen + Math.abs(total_fen),
			gtTaxFen: fiscal.gtTaxFen + tax_fen,
		};
		expect(event).toMatchObject({
			fiscal_no: fiscal.fiscalNo,
			gt_count: fiscal.gtCount,
			gt_net_fen: fiscal.gtNetFen,
			gt_tax_fen: fiscal.gtTaxFen,
		});
	}
	const last = all.at(-1);
	if (last === undefined) throw new Error('a ledger has at least its boot event');
	const { pos, inc, n, hash } = last;
	return {
		pos,
		inc,
		n,
		hash,
		...fiscal,
		maxAtMs: Math.max(...all.map(({ at_ms }) => at_ms)),
		maxBizDate:
			all
				.map(({ biz_date }) => biz_date)
				.sort()
				.at(-1) ?? '',
	};
}

describe('whatever is appended', () => {
	it('keeps the head equal to the fold, n gapless, the chain whole and the business date up', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
				await ledger.close();
				ledger = openTempLedger();
				await play(steps);
				const all = rows();
				const folded = foldedHead(all);
				const inMemory = ledger.pen.head();
				expect({ ...inMemory, hash: Buffer.from(inMemory.hash) }).toEqual(folded);
				expect(loadHead(ledger.pen.db)).toEqual(folded);
				let before: Row | undefined;
				for (const row of all) {
					expect(row.pos).toBe((before?.pos ?? 0) + 1);
					expect(row.n).toBe(before?.inc === row.inc ? before.n + 1 : 1);
					expect(row.prev).toEqual(before?.hash ?? Buffer.alloc(32));
					expect(row.biz_date >= (before?.biz_date ?? '')).toBe(true);
					before = row;
				}
				const sums = ledger.pen.db.prepare(
					`SELECT account, sum(max(amount, 0)) AS debit, sum(max(-amount, 0)) AS credit
					 FROM posting GROUP BY account ORDER BY account`,
				);
				const kept = ledger.pen.db.prepare(
					'SELECT account, debit, credit FROM balance ORDER BY account',
				);
				expect(kept.all()).toEqual(sums.all());
			}),
			{ numRuns: 25 },
		);
	});
});
