/**
 * V13 of allowances (额度): no grant is spent beyond what it holds (M3), no floor and no day beyond
 * what the spend's own event says it was judged by, nothing while frozen; and the rows are what the
 * journal makes of them. V13 says that all is well together with stored value.
 */
import {
	foldAllowances,
	noAllowances,
	type FoldedAllowances,
} from '#shared/allowance/fold-allowances.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

export function checkAllowances(db: Connection, findings: Findings): JournalVisitor {
	const folded = noAllowances();
	return {
		visit: ({ event, place }) => {
			if (event === undefined) return;
			for (const wrong of foldAllowances(folded, place.pos ?? 0, event)) {
				findings.tell('V13', wrong, place);
			}
		},
		end: () => {
			compareGrants(db, folded, findings);
			compareSums(db, folded, findings);
		},
		release: () => undefined,
	};
}

type GrantRow = {
	readonly grant_id: string;
	readonly member_id: string;
	readonly fen: number;
	readonly points: number;
	readonly fen_left: number;
	readonly points_left: number;
	readonly state: string;
};

function compareGrants(db: Connection, { grants }: FoldedAllowances, findings: Findings): void {
	const missing = new Set(grants.keys());
	const rows = db.prepare<[], GrantRow>('SELECT * FROM allowance_grant').iterate();
	for (const { grant_id: key, ...row } of rows) {
		missing.delete(key);
		const grant = grants.get(key);
		const { fen, points, fen_left, points_left } = row;
		const is = JSON.stringify([row.member_id, fen, points, fen_left, points_left, row.state]);
		const should =
			grant === undefined
				? 'no grant'
				: JSON.stringify([
						grant.memberId,
						grant.fen,
						grant.points,
						grant.fenLeft,
						grant.pointsLeft,
						grant.state,
					]);
		if (is === should) continue;
		const place = { table: 'allowance_grant', key };
		findings.tell('V13', `is ${is}, the journal gives ${should}`, place);
	}
	for (const key of missing) {
		const place = { table: 'allowance_grant', key };
		findings.tell('V13', 'a grant of the journal has no row', place);
	}
}

/** What the rows of spends and freezes add up to. */
function compareSums(db: Connection, folded: FoldedAllowances, findings: Findings): void {
	const floors = [...folded.floors.values()].flat();
	const should = JSON.stringify([
		folded.spends,
		floors.reduce((sum, { amount }) => sum + amount, 0),
		[...folded.risked.values()].reduce((sum, fen) => sum + fen, 0),
		Number(folded.frozen),
	]);
	const row = db
		.prepare<[], { n: number; amount: number; risk: number; frozen: number }>(
			`SELECT count(*) AS n, coalesce(sum(iif(grant_id = '', amount, 0)), 0) AS amount,
			   coalesce(sum(risk_fen), 0) AS risk,
			   EXISTS (SELECT 1 FROM allowance_freeze WHERE thawed_pos = 0) AS frozen
			 FROM allowance_spend`,
		)
		.get();
	const is = JSON.stringify([row?.n ?? 0, row?.amount ?? 0, row?.risk ?? 0, row?.frozen ?? 0]);
	if (is === should) return;
	const what = `spends, on the floor, at risk, frozen: is ${is}, the journal gives ${should}`;
	findings.tell('V13', what, { table: 'allowance_spend' });
}
