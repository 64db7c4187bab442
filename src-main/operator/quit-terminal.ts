/**
 * terminal/quit: ends the program, where the host has a window of its own. With a shift open the
 * drawer is somebody's: a manager is signed in or releases it by PIN, also from the sign-in screen.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { reaches } from '#shared/operator/role.ts';
import type { Leaving } from '../running-terminal.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { soon } from '../system/soon.ts';
import type { Caller, Terminal } from '../terminal.ts';

type Asked = {
	readonly terminal: Pick<Terminal, 'pen' | 'log' | 'leaving'>;
	readonly sessions: { look(sessionId: string, quiet: boolean): { readonly locked: boolean } };
	readonly caller: Pick<Caller, 'sessionId' | 'operator' | 'approver' | 'commit'>;
};

export function quitTerminal({
	terminal,
	sessions,
	caller,
}: Asked): Result<Record<string, never>, AnyRefusal> {
	const { leaving, pen } = terminal;
	if (leaving === undefined) return refuse({ code: 'terminal/quit-elsewhere' });
	const shift = findOpenShift(pen);
	const { operator, approver } = caller;
	const who = approver ?? (sessions.look(caller.sessionId, true).locked ? undefined : operator);
	if (leaving.guarded || shift !== undefined) {
		if (who === undefined || who.operatorNo === '' || !reaches(who.role, 'manager')) {
			const code = approver === undefined ? 'permission/needs-approval' : 'approval/refused';
			return refuse({ code, role: 'manager' });
		}
	}
	try {
		caller.commit(() => {
			const by = who?.operatorNo ?? '';
			pen.append({
				kind: 'terminal/quit',
				v: 1,
				...(by === '' ? {} : { operator: by }),
				...(shift === undefined ? {} : { shiftId: shift.shiftId }),
				body: {},
			});
			return ok({});
		});
	} catch (failure) {
		// A disk that is full is one more reason to leave.
		terminal.log.fault('quit/not-written', failure);
	}
	return leave(leaving);
}

/** After the answer has left: whoever asked still hears it. */
export function leave({ now }: Leaving): Result<Record<string, never>, never> {
	soon(now);
	return ok({});
}
