/** sale/set-technician: who does the service of a line (技师). No money of the customer's in it. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { doBy } from '#shared/sale/change-terms.ts';
import { moveBasket, showMoved } from '../sale/basket.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { activeTechnician } from './done-by.ts';

export function setTechnician(
	terminal: Terminal,
	caller: Caller,
	{ lineId, technician }: ParsedInput<'sale/set-technician'>,
): Result<SaleChangeView, AnyRefusal> {
	const found = technician === '' ? undefined : activeTechnician(terminal.pen, technician);
	if (found?.ok === false) return refuse(found.refusal);
	const who = found?.value;
	const make = (sale: Parameters<typeof doBy>[0]) => {
		const doer = who && { technicianId: who.technicianId, code: who.code };
		return doBy(sale, lineId as LineId, doer);
	};
	return showMoved(moveBasket(terminal, caller, { make }));
}
