/**
 * member-list/export (MEM-11): a list for analysis, masked, with a mark of who took it, when and
 * where in its first and last row. Whole phones are the owner's, with a reason. The journal keeps
 * that a list was taken and by which kinds of filter, and nobody's name.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { reaches } from '#shared/operator/role.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { conditionOf } from './scan-members.ts';
import { walkFor } from './walks.ts';
import type { ExportWanted } from './write-export.ts';

type Input = ParsedInput<'member-list/export'>;
type Exported = RequestOutput<'member-list/export'>;

/** A larger list is taken in parts, by tier or by birth month. */
const MOST_ROWS = 50_000;

export async function exportMembers(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Promise<Result<Exported, AnyRefusal>> {
	const { filter, format, whole, walkId } = input;
	if (whole && !isOwner(caller)) {
		return refuse({ code: 'permission/needs-approval', role: 'owner' });
	}
	const wanted: ExportWanted = {
		condition: conditionOf(terminal, filter),
		format,
		whole,
		mark: markOf(terminal, caller),
		days: terminal.settings.current(),
		most: MOST_ROWS,
	};
	const written = await walkFor(terminal, { caller, walkId }, (how) => {
		return terminal.memberLists.write(wanted, how);
	});
	if (!written.ok) return written;
	if (written.value === 'too-many') {
		return refuse({ code: 'member-list/too-many', most: MOST_ROWS });
	}
	const { base64, rows } = written.value;
	terminal.pen.transaction(() => {
		terminal.pen.append({
			kind: 'member/exported',
			v: 1,
			...byWhom(caller),
			body: { format, rows, whole: whole ? 1 : 0, reason: input.reason, by: namedIn(filter) },
		});
	});
	return ok({ file: fileName(terminal, format), base64, rows });
}

function isOwner({ operator, approver }: Caller): boolean {
	return [operator, approver].some((who) => who !== undefined && reaches(who.role, 'owner'));
}

/** `门店 S01 · 店长 1002 · 2026-11-26 10:20 · 含个人信息，仅供内部使用`. */
function markOf({ clock, settings }: Terminal, { operator, approver }: Caller): string {
	const { storeName, storeCode, timeZone } = settings.current();
	const { date, time } = localTime(clock.now(), timeZone);
	const released = approver === undefined ? '' : `（${approver.operatorNo} 授权）`;
	const who = `${operator.name} ${operator.operatorNo}${released}`;
	return `${storeName} ${storeCode} · ${who} · ${date} ${time.slice(0, 5)} · 含个人信息，仅供内部使用`;
}

function fileName({ clock, settings }: Terminal, format: string): string {
	const { storeCode, timeZone } = settings.current();
	return `会员-${storeCode}-${localTime(clock.now(), timeZone).date}.${format}`;
}

/** The names of the fields that were filtered by; what for may be a person. */
function namedIn(filter: Input['filter']): string[] {
	return Object.entries(filter)
		.filter(([, value]) => value !== '' && value !== 0 && value !== undefined)
		.map(([name]) => name);
}
