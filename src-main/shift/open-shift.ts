/**
 * shift/open: a cashier starts a shift (开班) with the float (备用金) they counted into the drawer.
 * Sales without an open shift are refused. With less than 512 MB of disk left no new shift starts:
 * the one under way could not be finished.
 */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { ShiftView } from '#shared/contract/views.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { openMemberDay } from '../member-list/day-tasks.ts';
import { endTierPeriods } from '../member/tier-day.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findOpenShift, insertShift, nextShiftId, showShift } from './shift-store.ts';

/** This terminal's one drawer; several tills on one drawer come with the full close. */
export const DRAWER = 'D1';

export function openShift(
	terminal: Terminal,
	caller: Caller,
	{ floatText }: ParsedInput<'shift/open'>,
): Result<ShiftView, AnyRefusal> {
	const float = parseYuan(floatText);
	if (!float.ok) return float;
	const disk = terminal.diskState();
	if (disk.state === 'full') {
		return refuse({ code: 'shift/disk-low', megabytes: Math.floor(disk.freeBytes / 1_000_000) });
	}
	const { pen } = terminal;
	const opened = caller.commit(() => {
		if (findOpenShift(pen) !== undefined) return refuse({ code: 'shift/open-already' });
		const shiftId = nextShiftId(pen);
		const event = pen.append({
			kind: 'shift/opened',
			v: 1,
			...byWhom(caller),
			shiftId,
			body: { drawer: DRAWER, float_fen: float.value },
		});
		const shift = {
			shiftId,
			openedBy: caller.operator.operatorNo,
			openedAtMs: event.event.at_ms,
			bizDate: event.event.biz_date,
			float: float.value,
			drawer: DRAWER,
		};
		insertShift(pen, shift, event.pos);
		return ok(showShift(shift));
	});
	terminal.statusChanged();
	if (opened.ok) {
		void openMemberDay(terminal);
	}
	if (opened.ok) void endTierPeriods(terminal);
	return opened;
}
