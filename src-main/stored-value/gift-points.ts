/**
 * Points that come with a top-up (充值送积分), as an event of their own beside it, and their way back
 * when it is undone. They are given to the pool the member draws on.
 */
import type { StoredValueToppedUp } from '#shared/journal/stored-value-event.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import type { Matched } from '#shared/stored-value/top-up-offer.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import { givePoints } from '../points/adjust-points.ts';
import { findPointLot, pointLotsOf } from '../points/points-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

/** What the offer gives of them, however often it is reached; 0 for none. */
function pointsIn(matched: Matched | undefined): number {
	return (matched?.offer.gifts ?? []).reduce((sum, gift) => {
		return gift.kind === 'points' ? sum + gift.points * (matched?.times ?? 1) : sum;
	}, 0);
}

/** Inside the transaction of the top-up, before its event; what that says of them. */
export function giveGiftPoints(
	terminal: Terminal,
	caller: Caller,
	{ matched, memberId }: { readonly matched: Matched | undefined; readonly memberId: string },
): Pick<StoredValueToppedUp, 'gift_points' | 'gift_lot'> {
	const points = pointsIn(matched);
	if (points === 0) return {};
	return { gift_points: points, gift_lot: move(terminal, caller, { memberId, points }) };
}

/**
 * False when some of them were spent meanwhile: then the top-up cannot be undone. They leave the
 * lot they came in, so that older points keep their end; what repaid a debt is owed again.
 */
export function takeGiftPoints(
	terminal: Terminal,
	caller: Caller,
	{ member_id: memberId, gift_points: points = 0, gift_lot: ownLot = '' }: StoredValueToppedUp,
): boolean {
	if (points === 0) return true;
	const laidDown = ownLot === '' ? 0 : (findPointLot(terminal.pen, ownLot)?.points ?? points);
	const { lots } = pointLotsOf(terminal.pen, poolIn(terminal, memberId));
	if (availableOn({ lots, debt: 0 }, placeNow(terminal).today) < laidDown) return false;
	move(terminal, caller, { memberId, points: -points, ownLot });
	return true;
}

type Gift = { readonly memberId: string; readonly points: number; readonly ownLot?: string };

function move(terminal: Terminal, caller: Caller, { memberId, ...gift }: Gift): string {
	const account = poolIn(terminal, memberId);
	return givePoints(terminal, { ...byWhom(caller), memberId: account, ...gift, reason: 'top-up' });
}

function poolIn({ pen }: Terminal, memberId: string): string {
	const member = findMember(pen, memberId);
	return member === undefined ? memberId : poolOf(member);
}
