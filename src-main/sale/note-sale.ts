/** sale/set-note and sale/set-salesperson: what is written beside the goods. No money in it. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { noteSale, sellBy } from '#shared/sale/change-terms.ts';
import { findOperator } from '../operator/operator-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { moveBasket, showMoved } from './basket.ts';

export function setSaleNote(
	terminal: Terminal,
	caller: Caller,
	{ note }: ParsedInput<'sale/set-note'>,
): Result<SaleChangeView, AnyRefusal> {
	const text = note.trim();
	return showMoved(moveBasket(terminal, caller, { make: (sale) => ok(noteSale(sale, text)) }));
}

/** The operator must exist and be active; '' gives the line back to the cashier. */
export function setSalesperson(
	terminal: Terminal,
	caller: Caller,
	{ lineId, operatorNo }: ParsedInput<'sale/set-salesperson'>,
): Result<SaleChangeView, AnyRefusal> {
	const found = operatorNo === '' ? undefined : findOperator(terminal.pen, operatorNo);
	if (operatorNo !== '' && found?.active !== 1) return refuse({ code: 'operator/not-found' });
	const make = (sale: Parameters<typeof sellBy>[0]) => {
		return sellBy(sale, operatorNo, lineId as LineId | undefined);
	};
	return showMoved(moveBasket(terminal, caller, { make }));
}
