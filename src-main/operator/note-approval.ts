/** A release by a second person (授权放行) is an event of its own: who asked, who released, what. */
import type { WritableLedger } from '../ledger/access.ts';
import type { Caller } from '../terminal.ts';

/** Appends `override/granted` when somebody released this request; inside its transaction. */
export function noteApproval(
	pen: WritableLedger,
	{ operator, approver, request }: Pick<Caller, 'operator' | 'approver' | 'request'>,
): void {
	if (approver === undefined) return;
	pen.append({
		kind: 'override/granted',
		v: 1,
		operator: operator.operatorNo,
		approver: approver.operatorNo,
		body: { request },
	});
}
