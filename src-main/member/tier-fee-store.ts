/** The rows of `tier_fee`: what members paid for levels (付费会员), and what is owed of it still. */
import type { TierFeeView } from '#shared/contract/tier-fee-requests.ts';
import { account, MONEY_LEDGER } from '#shared/journal/account.ts';
import type { TierFee } from '#shared/member/tier-fee.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { owedTo } from './member-figures.ts';

export type HeldFee = TierFee & {
	readonly tierName: string;
	readonly refundFen: number;
	/** Of the event that laid it down. */
	readonly openedPos: number;
};

const COLUMNS = `fee_id AS feeId, member_id AS memberId, tier, tier_name AS tierName, state,
	fee_fen AS feeFen, left_fen AS leftFen, refund_fen AS refundFen, days, valid_from AS validFrom,
	valid_until AS validUntil, bought_on AS boughtOn, earned_to AS earnedTo, opened_pos AS openedPos`;

const MOST = 50;

/** Of one member, the newest first. */
export function feesOf({ db }: ReadableLedger, memberId: string): HeldFee[] {
	return prepared(
		db,
		`SELECT ${COLUMNS} FROM tier_fee WHERE member_id = ?
		 ORDER BY opened_pos DESC LIMIT ${MOST}`,
	).all(memberId) as HeldFee[];
}

export function findFee({ db }: ReadableLedger, feeId: string): HeldFee | undefined {
	return prepared(db, `SELECT ${COLUMNS} FROM tier_fee WHERE fee_id = ?`).get(feeId) as
		| HeldFee
		| undefined;
}

export const FEES_DUE_SQL = `SELECT ${COLUMNS} FROM tier_fee
 WHERE state = 'active' AND earned_to < ? ORDER BY earned_to LIMIT ?`;

/** Fees with days that are over and not earned, the longest waiting first. */
export function feesDue({ db }: ReadableLedger, through: string, limit: number): HeldFee[] {
	return prepared(db, FEES_DUE_SQL).all(through, limit) as HeldFee[];
}

/** What a member paid for days that are not over, fen. */
export function tierFeeLeft(ledger: ReadableLedger, memberId: string): number {
	return owedTo(ledger, MONEY_LEDGER, { name: account.tierLiability, subject: memberId });
}

/** Until when a level is paid without a gap from a date on; '' when it is not paid then. */
export function paidUntil(fees: readonly HeldFee[], tier: string, today: string): string {
	return fees
		.filter((fee) => fee.tier === tier && fee.state === 'active' && fee.validUntil >= today)
		.reduce((last, { validUntil }) => (validUntil > last ? validUntil : last), '');
}

/** True when something begins behind it, so that this one is not the last. */
export function hasLater(fees: readonly HeldFee[], fee: HeldFee): boolean {
	return fees.some((one) => {
		return one.tier === fee.tier && one.state === 'active' && one.validFrom > fee.validFrom;
	});
}

/** A benefit was used, or something bought, since its days began. */
export function wasUsed({ db }: ReadableLedger, fee: HeldFee): boolean {
	const { memberId, openedPos: pos, validFrom: from } = fee;
	const used = prepared(
		db,
		`SELECT EXISTS (SELECT 1 FROM sale s JOIN member m ON m.id = s.member
		     WHERE m.member_id = :memberId AND s.biz_date >= :from AND s.pos > :pos
		       AND s.kind IN ('sale', 'exchange'))
		   OR EXISTS (SELECT 1 FROM benefit_use b JOIN member m ON m.id = b.id
		     JOIN journal j ON j.pos = :pos
		     WHERE m.member_id = :memberId AND b.biz_date >= :from AND b.at_ms >= j.at_ms) AS used`,
	).get({ memberId, from, pos }) as { used: number };
	return used.used === 1;
}

export function showFee(fee: HeldFee): TierFeeView {
	const { memberId: _member, earnedTo: _earned, openedPos: _pos, ...shown } = fee;
	return shown;
}
