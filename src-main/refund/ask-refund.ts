/** refund/of-sale and refund/preview: looking, with nothing done. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isReleased } from '../operator/is-released.ts';
import { findSaleAt } from '../sale/completed-sale-store.ts';
import { findByNumber } from '../sale/list-sales.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { isSale, planWanted } from './plan-wanted.ts';
import { loadRefundable } from './refund-store.ts';
import { showPlan, showRefundable } from './show-refund.ts';

export function showRefundableSale(
	terminal: Terminal,
	{ pos, receiptNo }: ParsedInput<'refund/of-sale'>,
): Result<RequestOutput<'refund/of-sale'>, AnyRefusal> {
	const { pen } = terminal;
	const row = pos === undefined ? findByNumber(terminal, receiptNo ?? '') : findSaleAt(pen, pos);
	if (row === undefined) return refuse({ code: 'sale/not-found' });
	if (!isSale(row)) return refuse({ code: 'refund/of-refund' });
	const { refundable } = loadRefundable(pen, row.pos);
	const isUntouched = refundable.lines.every(({ returnedMilli }) => returnedMilli === 0);
	const mayVoid = isUntouched && findOpenShift(pen)?.shiftId === row.shift_id;
	return ok(showRefundable(row, refundable, mayVoid));
}

export function previewRefund(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'refund/preview'>,
): Result<RequestOutput<'refund/preview'>, AnyRefusal> {
	const planned = planWanted(terminal, input);
	if (!planned.ok) return planned;
	const needsApproval = planned.value.needsManager && !isReleased(caller);
	return ok(showPlan(terminal.pen, planned.value, needsApproval));
}
