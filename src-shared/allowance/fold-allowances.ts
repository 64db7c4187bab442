/**
 * Allowances (额度) made again from the journal, event by event: what is left of every grant, what
 * was spent on the floor of whom since when, whether all of it is frozen. Whatever an event does
 * that it may not is said: more than a grant holds (M3), more than the floor or the day's cap it
 * was judged by, anything at all while frozen.
 */
import type { AllowanceTaken } from '../journal/allowance-event.ts';
import type { JournalEvent } from '../journal/event.ts';
import { allowanceMoves, type AllowanceMove } from './allowance-moves.ts';

export type FoldedGrant = {
	readonly memberId: string;
	readonly fen: number;
	readonly points: number;
	fenLeft: number;
	pointsLeft: number;
	state: 'held' | 'released' | 'void';
};

type FloorSpend = { readonly pos: number; readonly amount: number };

export type FoldedAllowances = {
	readonly grants: Map<string, FoldedGrant>;
	/** Beyond grants, by member and unit, in the order of the journal. */
	readonly floors: Map<string, FloorSpend[]>;
	/** Risked by business date, fen. */
	readonly risked: Map<string, number>;
	spends: number;
	frozen: boolean;
};

export function noAllowances(): FoldedAllowances {
	return { grants: new Map(), floors: new Map(), risked: new Map(), spends: 0, frozen: false };
}

/** Folds one event in; what is wrong with it, in words. */
export function foldAllowances(
	folded: FoldedAllowances,
	pos: number,
	event: JournalEvent,
): string[] {
	const wrong: string[] = [];
	for (const move of allowanceMoves(event)) {
		wrong.push(...apply(folded, move, { pos, bizDate: event.biz_date }));
	}
	for (const taken of takenOf(event)) wrong.push(...beyond(folded, taken, event.biz_date));
	return wrong;
}

function takenOf(event: JournalEvent): readonly AllowanceTaken[] {
	switch (event.kind) {
		case 'sale/completed':
		case 'pass/used':
		case 'points/gift-exchanged':
			return event.allowance ?? [];
		default:
			return [];
	}
}

type Place = { readonly pos: number; readonly bizDate: string };

function apply(folded: FoldedAllowances, move: AllowanceMove, place: Place): string[] {
	switch (move.move) {
		case 'grant': {
			const { grantId, memberId, fen, points } = move;
			const isKnown = folded.grants.has(grantId);
			const left = { fenLeft: fen, pointsLeft: points, state: 'held' as const };
			folded.grants.set(grantId, { memberId, fen, points, ...left });
			const early = folded.frozen ? ['a grant is taken while all is frozen'] : [];
			return isKnown ? [...early, `grant ${grantId} is given twice`] : early;
		}
		case 'spend':
			return spend(folded, move, place);
		case 'release':
			return release(folded, move);
		case 'freeze':
			folded.frozen = true;
			return [];
		case 'unfreeze':
			folded.frozen = false;
			for (const grant of folded.grants.values()) {
				if (grant.state === 'held') grant.state = 'void';
			}
			return [];
	}
}

type Spend = Extract<AllowanceMove, { readonly move: 'spend' }>;

function spend(folded: FoldedAllowances, move: Spend, { pos, bizDate }: Place): string[] {
	const { grantId, memberId, purse, amount, riskFen } = move;
	folded.spends += 1;
	const wrong = folded.frozen ? ['something is spent while all is frozen'] : [];
	if (grantId === '') {
		const key = floorKey(memberId, purse);
		folded.floors.set(key, [...(folded.floors.get(key) ?? []), { pos, amount }]);
		folded.risked.set(bizDate, (folded.risked.get(bizDate) ?? 0) + riskFen);
		return wrong;
	}
	const grant = folded.grants.get(grantId);
	if (grant?.state !== 'held' || grant.memberId !== memberId) {
		return [...wrong, `a spend on grant ${grantId}, which is not held for the member`];
	}
	if (purse === 'points') grant.pointsLeft -= amount;
	else grant.fenLeft -= amount;
	const isOver = grant.fenLeft < 0 || grant.pointsLeft < 0;
	return isOver ? [...wrong, `more is spent on grant ${grantId} than it holds`] : wrong;
}

type Release = Extract<AllowanceMove, { readonly move: 'release' }>;

function release(folded: FoldedAllowances, { grantId, fen, points }: Release): string[] {
	const grant = folded.grants.get(grantId);
	if (grant?.state !== 'held') return [`grant ${grantId} is released and was not held`];
	grant.state = 'released';
	const isAll = grant.fenLeft === fen && grant.pointsLeft === points;
	return isAll ? [] : [`grant ${grantId} is released for other than what was left`];
}

/** What was taken of the floor against what it was judged by, as its event says. */
function beyond(folded: FoldedAllowances, taken: AllowanceTaken, bizDate: string): string[] {
	const { member_id: memberId, purse, from_floor: floor } = taken;
	if (floor === 0) return [];
	const { through_pos: through = 0, floor_most: most = 0, cap_fen: cap = 0 } = taken;
	const since = (folded.floors.get(floorKey(memberId, purse)) ?? [])
		.filter(({ pos }) => pos > through)
		.reduce((sum, { amount }) => sum + amount, 0);
	const wrong = since > most ? [`${since} on the floor since ${through}, ${most} at most`] : [];
	const risked = folded.risked.get(bizDate) ?? 0;
	return risked > cap ? [...wrong, `${risked} fen risked on ${bizDate}, ${cap} at most`] : wrong;
}

/** Money and uses share a floor; points have their own. */
function floorKey(memberId: string, purse: AllowanceTaken['purse']): string {
	return `${memberId} ${purse === 'points' ? 'points' : 'fen'}`;
}
