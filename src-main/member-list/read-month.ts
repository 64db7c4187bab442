/**
 * A month of one member for their statement, in a reader's thread: a member of many years has
 * thousands of movements. All of it is one look at the ledger, so that it ties.
 */
import { composeStatement, type Pocket, type PocketMove } from '#shared/member/statement.ts';
import type { MonthOfMember } from '#shared/receipt/compose-statement-slip.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pocketsOf } from '../member/member-figures.ts';
import { findMember } from '../member/member-store.ts';
import { pastOf, type PastRow } from '../member/past-of.ts';
import type { SaleRow } from '../sale/completed-sale-store.ts';

/** Business dates: from the first, before the second. */
export type Months = { readonly from: string; readonly until: string };

export type MonthRead = Pick<MonthOfMember, 'sales' | 'pockets' | 'uses'>;

/** 'gone' for who is not there or was forgotten. Who was merged into them counts as them. */
export function readMonth(
	ledger: ReadableLedger,
	{ memberId, ...months }: Months & { readonly memberId: string },
): MonthRead | 'gone' {
	return ledger.db.transaction(() => {
		const member = findMember(ledger, memberId);
		if (member === undefined || member.state === 'erased') return 'gone';
		const past = pastOf(ledger, member.id);
		return {
			sales: salesOf(ledger, past, months),
			pockets: pocketsIn(ledger, past, months),
			uses: usesOf(ledger, past, months),
		};
	})();
}

function salesOf(
	{ db }: ReadableLedger,
	past: readonly PastRow[],
	{ from, until }: Months,
): MonthOfMember['sales'] {
	const sales = past.flatMap(({ id }) => {
		return prepared(
			db,
			`SELECT receipt_no AS receiptNo, at_ms AS atMs, total_fen AS totalFen, kind FROM sale
			 WHERE member = ? AND biz_date >= ? AND biz_date < ? ORDER BY pos`,
		).all(id, from, until) as ListedRow[];
	});
	return sales
		.toSorted((a, b) => a.atMs - b.atMs)
		.map(({ kind, ...sale }) => ({ ...sale, isPurchase: kind === 'sale' || kind === 'exchange' }));
}

type ListedRow = Omit<MonthOfMember['sales'][number], 'isPurchase'> & Pick<SaleRow, 'kind'>;

type Moved = Pick<PocketMove, 'atMs' | 'kind'> & { readonly date: string } & Readonly<
		Record<Pocket, number>
	>;

/** What is left at its end is what the balances say now less everything since. */
function pocketsIn(
	ledger: ReadableLedger,
	past: readonly PastRow[],
	{ from, until }: Months,
): MonthOfMember['pockets'] {
	const moved = past
		.flatMap(({ member_id: memberId }) => movesOf(ledger, memberId))
		.toSorted((a, b) => a.atMs - b.atMs);
	const now: Record<Pocket, number> = { principal: 0, bonus: 0, points: 0 };
	for (const { member_id: memberId } of past) {
		const { principalFen, bonusFen, points, pointDebt } = pocketsOf(ledger, memberId);
		now.principal += principalFen;
		now.bonus += bonusFen;
		now.points += points - pointDebt;
	}
	const pockets = Object.keys(now) as Pocket[];
	const sum = (pocket: Pocket, some: readonly Moved[]) => {
		return some.reduce((total, move) => total + move[pocket], 0);
	};
	const before = moved.filter(({ date }) => date < from);
	const after = moved.filter(({ date }) => date >= until);
	const inside = moved.filter(({ date }) => date >= from && date < until);
	const each = (amount: (pocket: Pocket) => number) => {
		return Object.fromEntries(pockets.map((pocket) => [pocket, amount(pocket)]));
	};
	const moves = inside.flatMap(({ atMs, kind, ...amounts }): PocketMove[] => {
		return pockets
			.filter((pocket) => amounts[pocket] !== 0)
			.map((pocket) => ({ pocket, atMs, kind, amount: amounts[pocket] }));
	});
	return composeStatement(moves, {
		opening: each((pocket) => sum(pocket, before)),
		closing: each((pocket) => now[pocket] - sum(pocket, after)),
	});
}

function movesOf({ db }: ReadableLedger, memberId: string): Moved[] {
	return prepared(
		db,
		`SELECT j.at_ms AS atMs, j.biz_date AS date, v.kind, v.principal_fen AS principal,
		   v.bonus_fen AS bonus, 0 AS points
		 FROM sv_move v JOIN journal j ON j.pos = v.pos WHERE v.member_id = :memberId
		 UNION ALL
		 SELECT j.at_ms, j.biz_date, p.kind, 0, 0, p.points
		 FROM point_move p JOIN journal j ON j.pos = p.pos WHERE p.member_id = :memberId`,
	).all({ memberId }) as Moved[];
}

/** By whose the pass was then: one that changed hands tells nobody what the other had of it. */
function usesOf(
	{ db }: ReadableLedger,
	past: readonly PastRow[],
	{ from, until }: Months,
): MonthOfMember['uses'] {
	const uses = past.flatMap(({ member_id: memberId }) => {
		return prepared(
			db,
			`SELECT json_extract(c.terms_json, '$.name') AS name, u.at_ms AS atMs, u.times
			 FROM pass_use u JOIN pass_card c ON c.pass_id = u.pass_id
			 WHERE u.member_id = ? AND u.undone_pos = 0 AND u.used_on >= ? AND u.used_on < ?`,
		).all(memberId, from, until) as MonthOfMember['uses'];
	});
	return uses.toSorted((a, b) => a.atMs - b.atMs);
}
