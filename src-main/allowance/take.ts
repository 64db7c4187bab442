/** What a spend takes of its allowance, ready for its event; or why it may not, in words (额度). */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { AllowanceTaken } from '#shared/journal/allowance-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { WhyLess } from '#shared/allowance/spendable-now.ts';
import { riskOfPoints, takeAllowance } from '#shared/allowance/take-allowance.ts';
import { spendingOf, type Purse, type SpendDesk } from './spending.ts';

/** What may be risked beside it in the same event: already taken, not yet written. */
export type Beside = { readonly riskFen: number };

/** Undefined where there is no HQ: nothing is read, and nothing is written. */
export function take(
	desk: SpendDesk,
	purse: Purse,
	{ amount, beside }: { readonly amount: number; readonly beside?: Beside },
): Result<AllowanceTaken | undefined, AnyRefusal> {
	if (desk.hq.state() === 'none') return ok(undefined);
	const { state, limits, grants, book, ...judged } = spendingOf(desk, purse);
	const isPoints = purse.purse === 'points';
	const besideFen = beside?.riskFen ?? 0;
	const worthless = isPoints && book.valueFen === 0;
	const besideUnits = isPoints ? Math.ceil((besideFen * 10_000) / book.valueFen) : besideFen;
	const capLeft = state.capLeft - (worthless ? 0 : besideUnits);
	const taken = takeAllowance({ ...state, capLeft }, limits, { amount, grants });
	if (!taken.ok) return refuse(sayOver(purse, taken.refusal));
	if (taken.value === undefined) return ok(undefined);
	const { from_floor: floor } = taken.value;
	return ok({
		purse: purse.purse,
		member_id: purse.memberId,
		...taken.value,
		risk_fen: isPoints ? riskOfPoints(book, floor) : floor,
		...(floor === 0
			? {}
			: {
					through_pos: judged.throughPos,
					floor_most: judged.floorMost,
					cap_fen: judged.capFen,
				}),
	});
}

type Over = {
	readonly code: 'over' | 'not-authorized';
	readonly free: number;
	readonly why: WhyLess;
};

function sayOver({ purse }: Purse, { code, free, why }: Over): AnyRefusal {
	if (code === 'not-authorized') return { code: 'allowance/not-authorized' };
	return overRefusal(purse, { free, why });
}

/** The refusal of more than may be spent, by the reason. */
export function overRefusal(
	purse: Purse['purse'],
	{ free, why }: { readonly free: number; readonly why: WhyLess },
): AnyRefusal {
	if (why === 'frozen') return { code: 'allowance/frozen' };
	if (why === 'blocked') return { code: 'allowance/blocked' };
	if (why === 'unknown' && free === 0) return { code: 'allowance/unknown-member' };
	if (why === 'snapshot-old' && free === 0) return { code: 'allowance/snapshot-old' };
	if (purse === 'points') return { code: 'allowance/points-over', free };
	return { code: why === 'cap' ? 'allowance/cap' : 'allowance/over', free };
}
