/**
 * The coupon that goes after whoever stays away (挽留优惠, MEM-17): of those the day's list wants
 * back, who may be sent offers get one on their account, once in an absence. A few in one go, so
 * that no scan waits; whoever was not reached is there the next time.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import { insertIssued } from '../coupon/coupon-store.ts';
import { freshCode } from '../coupon/give-coupons.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { memberDay } from '../member/member-day.ts';
import type { Terminal } from '../terminal.ts';
import { rulesInForce } from './member-rules.ts';

/** In one transaction: a millisecond or two. */
const A_TURN = 10;

type Wanted = { readonly id: number; readonly member_id: string; readonly last_ms: number };

type Desk = Pick<Terminal, 'pen' | 'ids' | 'clock' | 'settings' | 'priceBook'>;

/** How many coupons were sent. A turn of member-upkeep.ts, and of the opening of a day. */
export function sendWinBacks(desk: Desk): number {
	const { pen, priceBook } = desk;
	const { kindId, days } = rulesInForce(pen).coupon;
	const at = priceBook.current().couponKinds.findIndex((kind) => kind.kindId === kindId);
	if (kindId === '' || at < 0) return 0;
	const today = memberDay(desk);
	if (wantedOn(pen, today).length === 0) return 0;
	return pen.transaction(() => {
		const wanted = wantedOn(pen, today);
		for (const { id, member_id, last_ms } of wanted) {
			const code = freshCode(desk, at + 1);
			const named = {
				kind_id: kindId,
				valid_from: today,
				valid_until: addDays(today, days - 1),
				member_id,
			};
			insertIssued(pen, { ...named, code });
			prepared(
				pen.db,
				'INSERT INTO win_back (id, last_ms, code, biz_date) VALUES (?, ?, ?, ?)',
			).run(id, last_ms, code, today);
			const body = { ...named, codes: [code], why: 'win-back' };
			pen.append({ kind: 'coupon/issued', v: 1, body });
		}
		return wanted.length;
	});
}

/** On today's list, willing to hear from us, and not sent one since their last visit. */
function wantedOn({ db }: ReadableLedger, today: string): Wanted[] {
	return prepared(
		db,
		`SELECT m.id, m.member_id, m.last_ms FROM member_task t
		   JOIN member m ON m.id = t.id AND m.state = 'active' AND m.marketing = 1
		 WHERE t.state = 'open' AND t.biz_date = ? AND t.kind = 'win-back'
		   AND NOT EXISTS (SELECT 1 FROM win_back w WHERE w.id = m.id AND w.last_ms = m.last_ms)
		 ORDER BY t.task_id LIMIT ${A_TURN}`,
	).all(today) as Wanted[];
}
