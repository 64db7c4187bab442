/** drawer/open: opening the drawer without a sale (无销售开箱), with a reason; always an event. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

export function openDrawer(
	terminal: Terminal,
	caller: Caller,
	{ reason }: ParsedInput<'drawer/open'>,
): Result<RequestOutput<'drawer/open'>, AnyRefusal> {
	const { pen } = terminal;
	const { printer } = terminal.settings.current();
	if (printer.kind === 'none' || !printer.drawer) return refuse({ code: 'drawer/none' });
	const opened = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		pen.append({
			kind: 'drawer/opened',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: { drawer: shift.drawer, reason },
		});
		terminal.spooler.queueDrawer(pen, undefined);
		return ok({ outcome: 'opening' as const });
	});
	terminal.spooler.wake();
	return opened;
}
