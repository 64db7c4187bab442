/** What of a member's may be spent here now, for the panel and the tender; nothing without an HQ. */
import type { AllowancePurseView, AllowanceView } from '#shared/contract/allowance-views.ts';
import type { Spendable } from '#shared/allowance/spendable-now.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { partTotal, pocketsLeft } from '#shared/stored-value/lot.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import { pointLotsOf } from '../points/points-store.ts';
import { heldByTries, spendableLots } from '../stored-value/lot-store.ts';
import type { Terminal } from '../terminal.ts';
import { findTold } from './allowance-store.ts';
import { spendable } from './spending.ts';

/** `memberId`: of a family, the one who keeps the pool. */
export function showAllowance(
	terminal: Terminal,
	memberId: string,
): { readonly allowance?: AllowanceView } {
	const { pen, hq } = terminal;
	const state = hq.state();
	if (state === 'none') return {};
	const { today } = placeNow(terminal);
	const fen = partTotal(pocketsLeft(spendableLots(pen, memberId, today)));
	const points = Math.max(0, availableOn(pointLotsOf(pen, memberId), today));
	const value = { purse: 'stored_value', memberId, balance: fen } as const;
	const pointPurse = { purse: 'points', memberId, balance: points } as const;
	return {
		allowance: {
			hq: state,
			toldMs: findTold(pen, memberId)?.snapshot_ms ?? 0,
			value: showPurse(Math.max(0, fen - heldByTries(pen, memberId)), spendable(terminal, value)),
			points: showPurse(points, spendable(terminal, pointPurse)),
		},
	};
}

function showPurse(
	balance: number,
	{ amount: now, fromGrant: grant, fromFloor: floor, why }: Spendable,
): AllowancePurseView {
	return { balance, now, grant, floor, why };
}
