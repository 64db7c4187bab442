/**
 * The retention job (到期清理): what is over is let go once a business date, also at a till that
 * stays on over midnight. A slice is a hundred rows in a transaction of its own and a turn of the
 * loop apart from the next, so that nobody at the counter waits for it; a program that ends in
 * between begins again when it is started.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import { dayNumber } from '#shared/kernel/calendar.ts';
import { overSince, type RetentionClass } from '#shared/privacy/retention.ts';
import { emptySignatures } from '../customer/signature-store.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { isAtWork } from '../member/member-day.ts';
import { findByRow } from '../member/member-store.ts';
import { patchMember } from '../member/member-writer.ts';
import type { Terminal } from '../terminal.ts';
import { todayOf } from './asked.ts';
import { dropCopies } from './drop-copies.ts';
import { deleteHealthNotes } from './health-note-store.ts';
import { lastPrepaidMs } from './hold-store.ts';
import {
	dropClosedRequests,
	dropOldNotes,
	dropOldReminders,
	dropSealed,
	emptyOldChanges,
	hasClosedRequests,
	hasOldChanges,
	hasOldNotes,
	hasOldReminders,
	listIdentified,
	listNoted,
	listOverdueSealed,
	listSigned,
	needsKey,
	type DatedMember,
} from './retention-store.ts';

type Keeping = Pick<Terminal, 'pen' | 'clock' | 'settings' | 'log' | 'personKeys' | 'copies'>;

/** One slice: true when there is more of its kind. */
type Slice = () => boolean;

type Job = { readonly today: string; readonly slices: Iterator<undefined, void> };

/** Per ledger: the work of a business date, under way or done. */
const jobs = new WeakMap<WritableLedger, Job>();

/**
 * The next slice of today's work; 0 once all is done, and while the store does not work. What
 * failed begins again at the next turn.
 */
export function retentionTurn(terminal: Keeping): number {
	const { pen } = terminal;
	if (!isAtWork(terminal)) return 0;
	const today = todayOf(terminal);
	const before = jobs.get(pen);
	const job = before?.today === today ? before : { today, slices: retentionSlices(terminal) };
	jobs.delete(pen);
	const isDone = job.slices.next().done === true;
	jobs.set(pen, job);
	return isDone ? 0 : 1;
}

/** Every slice in turn, each done when it is asked for. */
function* retentionSlices(terminal: Keeping): Generator<undefined, void> {
	for (const slice of slicesOf(terminal)) {
		let more = true;
		while (more) {
			more = terminal.pen.overwriting(slice);
			yield undefined;
		}
	}
}

function slicesOf(terminal: Keeping): readonly Slice[] {
	const { pen } = terminal;
	const today = todayOf(terminal);
	const beforeMs = (kind: RetentionClass) => dayNumber(overSince(kind, today)) * DAY_MS;
	const whileAny = (has: () => boolean, drop: () => unknown): Slice => {
		return () => {
			if (!has()) return false;
			pen.transaction(drop);
			return has();
		};
	};
	const changes = beforeMs('change-values');
	const requests = beforeMs('closed-request');
	const notes = beforeMs('sale-note');
	const reminders = overSince('reminder', today);
	return [
		whileAny(
			() => hasOldChanges(pen, changes),
			() => emptyOldChanges(pen, changes),
		),
		whileAny(
			() => hasClosedRequests(pen, requests),
			() => dropClosedRequests(pen, requests),
		),
		whileAny(
			() => hasOldReminders(pen, reminders),
			() => dropOldReminders(pen, reminders),
		),
		whileAny(
			() => hasOldNotes(pen, notes),
			() => dropOldNotes(pen, notes),
		),
		overMembers(listNoted, terminal, (member) => {
			if (member.since_ms < beforeMs('health-note')) forgetHealth(terminal, member);
		}),
		overMembers(listIdentified, terminal, (member) => {
			const since = Math.max(member.since_ms, lastPrepaidMs(pen, member.member_id));
			if (since < beforeMs('identity-number')) forgetIdentity(terminal, member.id);
		}),
		overMembers(listSigned, terminal, (member) => {
			const since = Math.max(member.since_ms, lastPrepaidMs(pen, member.member_id));
			if (since < beforeMs('signature')) forgetSignatures(terminal, member);
		}),
		() => unsealedAgain(terminal, today),
		() => dropOneOrphan(terminal),
		() => {
			dropCopies(terminal);
			return false;
		},
	];
}

const DAY_MS = 86_400_000;

/** Goes through the members of a list once, in the order of their rows. */
function overMembers(
	list: (pen: Terminal['pen'], afterId: number) => readonly DatedMember[],
	{ pen }: Keeping,
	judge: (member: DatedMember) => void,
): Slice {
	let after = 0;
	return () => {
		const members = list(pen, after);
		for (const member of members) judge(member);
		after = members.at(-1)?.id ?? after;
		return members.length > 0;
	};
}

function forgetHealth({ pen, personKeys }: Keeping, { id, member_id }: DatedMember): void {
	pen.transaction(() => {
		const notes = deleteHealthNotes(pen, id);
		pen.append({ kind: 'health-note/destroyed', v: 1, body: { member_id, notes, why: OVER } });
	});
	personKeys.destroy('health', member_id);
}

/** Why something went that nobody asked for. */
const OVER = 'retention';

function forgetIdentity({ pen, clock }: Keeping, id: number): void {
	pen.transaction(() => {
		const member = findByRow(pen, id);
		invariant(member !== undefined, 'a member that was listed is there');
		const stamp = { changed_ms: clock.now(), version: member.version + 1 };
		const { member_id, version } = patchMember(pen, member, { identity_no: '', ...stamp });
		const body = { member_id, field: 'identityNo', version, why: OVER };
		pen.append({ kind: 'member/changed', v: 1, body });
	});
}

/** The rows first, then the key: the contracts are over, and what they were signed with goes. */
function forgetSignatures({ pen, personKeys }: Keeping, { id, member_id }: DatedMember): void {
	pen.transaction(() => emptySignatures(pen, id));
	personKeys.destroy('signature', member_id);
}

/** What was sealed until a date that has come: the row first, then the key. */
function unsealedAgain({ pen, personKeys }: Keeping, today: string): boolean {
	const [first] = listOverdueSealed(pen, today);
	if (first === undefined) return false;
	const { id, member_id } = first;
	pen.transaction(() => {
		dropSealed(pen, id);
		pen.append({ kind: 'member/erased', v: 1, body: { member_id, kept_until: '', why: OVER } });
	});
	personKeys.destroy('buyer', member_id);
	return true;
}

/** A key whose sealed rows went while the power did: one a slice, each is a flush of its file. */
function dropOneOrphan({ pen, personKeys }: Keeping): boolean {
	for (const purpose of ['health', 'buyer', 'signature'] as const) {
		const orphan = personKeys.holders(purpose).find((who) => !needsKey(pen, purpose, who));
		if (orphan === undefined) continue;
		personKeys.destroy(purpose, orphan);
		return true;
	}
	return false;
}
