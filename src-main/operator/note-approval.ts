/** A release by a second person (授权放行) is an event of its own: who asked, who released, what. */
import type { WritableLedger } from '../ledger/access.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Caller } from '../terminal.ts';

/** Appends `override/granted` when somebody released this request; inside its transaction.
 * Nobody may have asked: a manager closes the till from the sign-in screen. */
export function noteApproval(
	pen: WritableLedger,
	{ operator, approver, request }: Pick<Caller, 'operator' | 'approver' | 'request'>,
): void {
	if (approver === undefined) return;
	const shiftId = findOpenShift(pen)?.shiftId;
	pen.append({
		kind: 'override/granted',
		v: 1,
		...(operator.operatorNo === '' ? {} : { operator: operator.operatorNo }),
		approver: approver.operatorNo,
		...(shiftId === undefined ? {} : { shiftId }),
		body: { request },
	});
}
