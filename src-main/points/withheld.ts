/** Why a sale earns nothing though its goods do (防作弊, PTS-8); undefined when it earns. */
import type { SalePoints } from '#shared/journal/point-event.ts';
import type { FoundBy } from '#shared/member/member.ts';
import type { PointsBook } from '#shared/points/points-book.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { placeOnDevice } from './device-store.ts';
import { earningsOn } from './points-store.ts';

export type EarningMember = {
	readonly memberId: string;
	/** Who keeps the points. */
	readonly account: string;
	readonly foundBy: FoundBy | undefined;
	readonly bizDate: string;
};

export function withheldFor(
	pen: ReadableLedger,
	{ membersPerDevice, earnsPerDay }: PointsBook,
	{ memberId, account, foundBy, bizDate }: EarningMember,
): SalePoints['withheld'] {
	const place = foundBy === 'qr' ? placeOnDevice(pen, memberId, bizDate) : 0;
	if (place > membersPerDevice) return 'device-limit';
	return earningsOn(pen, account, bizDate).length >= earnsPerDay ? 'day-limit' : undefined;
}
