/**
 * The rows of fees for paid levels (付费会员) that follow from an event, in the event's own
 * transaction. The table refuses more left than was paid, and less than nothing.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { isTierFeeEvent, type TierBought, type TierFeeEarned } from '#shared/journal/tier-event.ts';
import type { Connection } from './connect.ts';
import { prepared } from './prepared.ts';

export function projectTierFee(db: Connection, pos: number, event: JournalEvent): void {
	if (!isTierFeeEvent(event)) return;
	switch (event.kind) {
		case 'tier/bought':
			return layDown(db, pos, event);
		case 'tier/fee-earned':
			return earn(db, event);
		case 'tier/fee-refunded':
			prepared(
				db,
				`UPDATE tier_fee SET state = :state, left_fen = left_fen - :refund - :earned,
				   refund_fen = :refund WHERE fee_id = :fee`,
			).run({
				state: event.reason === 'undone' ? 'undone' : 'refunded',
				refund: event.refund_fen,
				earned: event.earned_fen,
				fee: event.fee_id,
			});
	}
}

function layDown(db: Connection, pos: number, event: TierBought): void {
	prepared(
		db,
		`INSERT INTO tier_fee (fee_id, member_id, tier, tier_name, state, fee_fen, left_fen, days,
		   valid_from, valid_until, bought_on, earned_to, opened_pos, opened_ms)
		 VALUES (:fee, :member, :tier, :name, 'active', :fen, :fen, :days, :from, :until, :on, :to,
		   :pos, :at)`,
	).run({
		fee: event.fee_id,
		member: event.member_id,
		tier: event.tier,
		name: event.tier_name,
		fen: event.fee_fen,
		days: event.days,
		from: event.valid_from,
		until: event.valid_until,
		on: event.bought_on,
		to: addDays(event.valid_from, -1),
		pos,
		at: event.at_ms,
	});
}

/** One whose last day is over is over itself. */
function earn(db: Connection, { through, parts }: TierFeeEarned): void {
	for (const { fee_id: fee, earned_fen: earned } of parts) {
		prepared(
			db,
			`UPDATE tier_fee SET left_fen = left_fen - :earned,
			   earned_to = min(:through, valid_until),
			   state = CASE WHEN :through >= valid_until THEN 'over' ELSE state END
			 WHERE fee_id = :fee`,
		).run({ fee, earned, through });
	}
}
