/**
 * A family in the history of both its sides (MEM-6): linked, apart, other limits. Who the other one
 * is stands there by their id, and is shown masked as long as they are known.
 */
import { formatYuan } from '#shared/receipt/format.ts';
import type { Caller, Terminal } from '../terminal.ts';
import type { MemberRow } from './member-store.ts';
import { noteChange } from './note-change.ts';

type Desk = Pick<Terminal, 'pen' | 'clock'>;

export type Link = {
	readonly member: MemberRow;
	/** Undefined when they are not known any more. */
	readonly primary: MemberRow | undefined;
	readonly to: 'linked' | 'apart';
};

/** Inside a transaction. */
export function noteLink(desk: Desk, caller: Caller, { member, primary, to }: Link): void {
	if (primary === undefined) return;
	const sides = [
		{ id: member.id, field: 'family', other: primary.member_id },
		{ id: primary.id, field: 'familyMember', other: member.member_id },
	];
	for (const { id, field, other } of sides) {
		const [before, after] = to === 'linked' ? ['', other] : [other, ''];
		noteChange(desk, caller, { id, field, before, after });
	}
}

type Limits = { readonly day_limit_fen: number | null; readonly month_limit_fen: number | null };

export const NO_LIMITS: Limits = { day_limit_fen: null, month_limit_fen: null };

/** Of a day and of a month, yuan; inside a transaction. */
export function noteLimits(
	desk: Desk,
	caller: Caller,
	limits: { readonly id: number; readonly before: Limits; readonly after: Limits },
): void {
	const [before, after] = [limits.before, limits.after].map((one) => {
		const parts = [one.day_limit_fen, one.month_limit_fen];
		return parts.map((fen) => (fen === null ? '-' : formatYuan(fen))).join(' / ');
	});
	if (before === undefined || after === undefined || before === after) return;
	noteChange(desk, caller, { id: limits.id, field: 'familyLimit', before, after });
}
