// Goal: a fee of a paid tier that holds something else than its events make of it is found and
// named, and so are members that the ledger counts wrong.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkTierFees } from '#main/verify/check-tier-fees.ts';
import { collectFindings } from '#main/verify/finding.ts';
import type { JournalStep, StoredPosting } from '#main/verify/walk-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';

const head = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02', v: 1 };
const fee = { fee_id: 'fee_1', member_id: 'mem_a', tier: 'plus', tier_name: '尊享' };
const way = { kind: 'cash', drawer: 'D1' };

const bought = {
	...head,
	...fee,
	kind: 'tier/bought',
	before: 'bronze',
	fee_fen: 36_500,
	days: 365,
	valid_from: '2026-03-02',
	valid_until: '2027-03-01',
	bought_on: '2026-03-02',
	tenders: [{ ...way, amount_fen: 36_500 }],
} as unknown as JournalEvent;
const earned = {
	...head,
	kind: 'tier/fee-earned',
	through: '2026-03-11',
	parts: [{ fee_id: 'fee_1', member_id: 'mem_a', earned_fen: 1000 }],
} as unknown as JournalEvent;
const refunded = {
	...head,
	...fee,
	kind: 'tier/fee-refunded',
	reason: 'consumer',
	refund_fen: 35_000,
	earned_fen: 500,
	calculation: [],
	paid_back: [{ ...way, exact_fen: 35_000, paid_fen: 35_000 }],
	rounding_fen: 0,
} as unknown as JournalEvent;

/** What the check says of these events over a row `[state, left, refund]` and a count of members. */
function judge(
	events: readonly JournalEvent[],
	row: readonly [state: string, left: number, refund: number] | undefined,
	counted = 1,
) {
	const db = new Database(':memory:');
	db.exec(`
		CREATE TABLE tier_fee (fee_id, member_id, tier, state, fee_fen, left_fen, refund_fen);
		CREATE TABLE member (tier, state);
		CREATE TABLE tier_count (tier, members, fees, left_fen);
		INSERT INTO member VALUES ('plus', 'active'), ('plus', 'erased'), ('', 'active')`);
	if (row !== undefined) {
		const [state, left, refund] = row;
		db.prepare(`INSERT INTO tier_fee VALUES ('fee_1', 'mem_a', 'plus', ?, 36500, ?, ?)`).run(
			state,
			left,
			refund,
		);
	}
	const runs = row?.[0] === 'active';
	db.prepare(`INSERT INTO tier_count VALUES ('plus', ?, ?, ?)`).run(
		counted,
		runs ? 1 : 0,
		runs ? row[1] : 0,
	);
	const findings = collectFindings();
	const visitor = checkTierFees(db, findings);
	for (const [at, event] of events.entries()) {
		const postings = postEvent(event).map((posting, leg) => {
			return { pos: at + 1, leg, ...posting, subject: posting.subject ?? null } as StoredPosting;
		});
		const place = { table: 'journal', pos: at + 1 };
		visitor.visit({ event, postings, place } as unknown as JournalStep);
	}
	visitor.end();
	const { state, what } = findings.checkOf('tier-fees');
	db.close();
	return state === 'ok' ? 'ok' : what;
}

describe('the fees of paid tiers', () => {
	it('are what their events make of them', () => {
		expect(judge([bought], ['active', 36_500, 0])).toBe('ok');
		expect(judge([bought, earned], ['active', 35_500, 0])).toBe('ok');
		expect(judge([bought, earned, refunded], ['refunded', 0, 35_000])).toBe('ok');
	});

	it.each([
		['more is left than the days leave', [bought, earned], ['active', 36_500, 0]],
		['a refund that the row does not know', [bought, earned, refunded], ['active', 35_500, 0]],
		['a fee nobody paid', [], ['active', 36_500, 0]],
		['a fee without a row', [bought], undefined],
		['a fee that is paid twice', [bought, bought], ['active', 36_500, 0]],
		[
			'days of a fee that was given back',
			[bought, earned, refunded, earned],
			['refunded', 0, 35_000],
		],
		['more given back than is left', [bought, refunded], ['refunded', 1000, 35_000]],
	] as const)('%s is found', (_, events, row) => {
		expect(judge(events, row)).not.toBe('ok');
	});

	it('members that are counted wrong are found at their tier', () => {
		expect(judge([], undefined, 2)).toContain('miscounted');
	});
});
