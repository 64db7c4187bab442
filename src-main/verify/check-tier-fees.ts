/**
 * --deep: every fee of a paid level (付费会员) is what its events make it, what is owed to a member by
 * the postings is what is left of their fees, and the counted members of each tier are those there
 * are.
 */
import { account, MONEY_LEDGER } from '#shared/journal/account.ts';
import { isTierFeeEvent, type TierFeeEvent } from '#shared/journal/tier-event.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type Folded = {
	readonly member: string;
	readonly fee: number;
	readonly until: string;
	left: number;
	refund: number;
	state: string;
};

type Row = {
	readonly fee_id: string;
	readonly member_id: string;
	readonly state: string;
	readonly fee_fen: number;
	readonly left_fen: number;
	readonly refund_fen: number;
};

export function checkTierFees(db: Connection, findings: Findings): JournalVisitor {
	const fees = new Map<string, Folded>();
	const posted = new Map<string, number>();
	const rows = db
		.prepare<[], Row>(
			'SELECT fee_id, member_id, state, fee_fen, left_fen, refund_fen FROM tier_fee',
		)
		.all();
	const miscounted = wrongCounts(db);
	return {
		visit: (step) => {
			const { event } = step;
			if (event === undefined || !isTierFeeEvent(event)) return;
			fold(fees, event, (what) => findings.tell('tier-fees', what, step.place));
			addPosted(posted, step);
		},
		end: () => {
			for (const row of rows) {
				const place = { table: 'tier_fee', key: row.fee_id };
				const should = sayFolded(fees.get(row.fee_id));
				const is = sayRow(row);
				if (is !== should) {
					findings.tell('tier-fees', `is ${is}, the journal says ${should}`, place);
				}
				fees.delete(row.fee_id);
				posted.set(row.member_id, (posted.get(row.member_id) ?? 0) - row.left_fen);
			}
			for (const feeId of fees.keys()) {
				findings.tell('tier-fees', 'a fee without a row', { table: 'tier_fee', key: feeId });
			}
			for (const [key, fen] of posted) {
				if (fen === 0) continue;
				const what = `postings owe ${fen} fen more than what is left of the fees`;
				findings.tell('tier-fees', what, { table: 'tier_fee', key });
			}
			for (const key of miscounted) {
				findings.tell('tier-fees', 'the members or fees of a tier are miscounted', {
					table: 'tier_count',
					key,
				});
			}
			findings.settle('tier-fees', 'ok', `${rows.length} fees are what their events make them`);
		},
		release: () => undefined,
	};
}

function fold(fees: Map<string, Folded>, event: TierFeeEvent, tell: (what: string) => void): void {
	if (event.kind === 'tier/bought') {
		if (fees.has(event.fee_id)) tell('a fee is paid twice');
		const { member_id: member, fee_fen: fee, valid_until: until } = event;
		fees.set(event.fee_id, { member, fee, until, left: fee, refund: 0, state: 'active' });
		return;
	}
	const parts = event.kind === 'tier/fee-earned' ? event.parts : [event];
	for (const part of parts) {
		const fee = fees.get(part.fee_id);
		if (fee?.state !== 'active') {
			tell(`${event.kind} of a fee that does not run`);
			continue;
		}
		fee.left -= part.earned_fen;
		if (event.kind === 'tier/fee-refunded') {
			fee.left -= event.refund_fen;
			fee.refund = event.refund_fen;
			fee.state = event.reason === 'undone' ? 'undone' : 'refunded';
			if (event.refund_fen > fee.fee) tell('more is given back than was paid');
		} else if (event.through >= fee.until) fee.state = 'over';
		const ended = fee.state !== 'active';
		if (fee.left < 0 || (ended && fee.left !== 0)) tell('what is left of a fee is wrong');
	}
}

function addPosted(posted: Map<string, number>, { postings }: JournalStep): void {
	for (const { ledger, account: name, subject, amount } of postings) {
		if (ledger !== MONEY_LEDGER || name !== account.tierLiability) continue;
		const whose = subject ?? '';
		posted.set(whose, (posted.get(whose) ?? 0) - amount);
	}
}

function sayFolded(fee: Folded | undefined): string {
	if (fee === undefined) return 'nothing';
	return JSON.stringify([fee.member, fee.state, fee.fee, fee.left, fee.refund]);
}

function sayRow({ member_id: member, state, fee_fen: fee, left_fen: left, ...row }: Row): string {
	return JSON.stringify([member, state, fee, left, row.refund_fen]);
}

/** Tiers whose counted members are not those there are. */
function wrongCounts(db: Connection): string[] {
	return db
		.prepare<[], { tier: string }>(
			`SELECT tier FROM (
			   SELECT tier, members AS n, fees, left_fen FROM tier_count
			   UNION ALL
			   SELECT tier, -count(*), 0, 0 FROM member
			   WHERE tier <> '' AND state IN ('active', 'frozen', 'archived') GROUP BY tier
			   UNION ALL
			   SELECT tier, 0, -count(*), -sum(left_fen) FROM tier_fee
			   WHERE state = 'active' GROUP BY tier)
			 GROUP BY tier HAVING sum(n) <> 0 OR sum(fees) <> 0 OR sum(left_fen) <> 0`,
		)
		.all()
		.map(({ tier }) => tier);
}
