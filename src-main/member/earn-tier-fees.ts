/**
 * Fees of paid levels (付费会员) are earned by the days that are over: yesterday's and any before it
 * that were not earned, each once, several fees in an event and a few a turn. A till that was shut
 * for weeks catches up with one event a fee.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import { feeEarned } from '#shared/member/tier-fee.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Terminal } from '../terminal.ts';
import { endingDay } from './member-day.ts';
import { feesDue } from './tier-fee-store.ts';

/** Fees in one event: a millisecond or two. */
const A_TURN = 25;

/** How many fees had days to earn. A turn of member-upkeep.ts. */
export function earnTierFees(terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>): number {
	const { pen } = terminal;
	// Looking needs no transaction, and most minutes nothing is due.
	const today = endingDay(terminal);
	if (today === '') return 0;
	const through = addDays(today, -1);
	if (feesDue(pen, through, 1).length === 0) return 0;
	return pen.transaction(() => {
		const due = feesDue(pen, through, A_TURN);
		const shift = findOpenShift(pen);
		const parts = due.map((fee) => ({
			fee_id: fee.feeId,
			member_id: fee.memberId,
			earned_fen: feeEarned(fee, through),
		}));
		pen.append({
			kind: 'tier/fee-earned',
			v: 1,
			...(shift === undefined ? {} : { shiftId: shift.shiftId }),
			body: { through, parts },
		});
		return due.length;
	});
}
