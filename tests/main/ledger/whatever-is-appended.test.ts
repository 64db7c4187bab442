// Goal: whatever is appended in whatever order, head, chain, business date and balances are what
// the journal alone says they are.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { LedgerHead, NewEvent } from '#main/ledger/access.ts';
import { loadHead } from '#main/ledger/head-row.ts';
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
				const all = journalRows(ledger);
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
