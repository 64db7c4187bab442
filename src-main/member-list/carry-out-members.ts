/**
 * Carrying an import of members out, a few at a time: each slice is a transaction with its own line
 * in the journal, short enough that a scan in between waits no frame. A member is in whole, with
 * their opening balances, or not at all; what was stopped goes on when the same file comes again,
 * because who is in is refused as known.
 */
import type { MemberImportView } from '#shared/contract/member-import-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { refusedMember, type MemberProblem } from '#shared/member/member-problem.ts';
import type { MemberLookup } from '#shared/member/plan-member-import.ts';
import { inSlices } from '../catalog/in-slices.ts';
import { isOver } from '../catalog/jobs-in-hand.ts';
import { listTiers } from '../member/tier-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	finishMembers,
	refuseLate,
	tellMemberProgress,
	tellMembers,
	viewMemberImport,
	type MemberImportJob,
	type MemberToAdd,
} from './member-import-job.ts';
import { memberLookup } from './plan-members.ts';
import {
	writeImportedMember,
	type ImportedPart,
	type ImportTimes,
} from './write-imported-member.ts';

/** Ends in `done` or `cancelled`; back to `planned` when it failed. */
export async function carryOutMembers(
	terminal: Terminal,
	caller: Caller,
	job: MemberImportJob,
): Promise<Result<MemberImportView, AnyRefusal>> {
	job.state = 'committing';
	job.progress = 0;
	tellMembers(terminal, job);
	try {
		if (!(await writeAll(terminal, caller, job))) {
			return refuse({ code: 'member-import/stopped', written: job.written });
		}
		const done = caller.commit(() => {
			const { importId, written, refused, opening } = job;
			const { principalFen, bonusFen, points } = opening;
			const sums = { principal_fen: principalFen, bonus_fen: bonusFen, points };
			terminal.pen.append({
				kind: 'member/imported',
				v: 1,
				...byWhom(caller),
				body: { import_id: importId, added: written, refused, ...sums },
			});
			return ok({ ...viewMemberImport(job), state: 'done' as const, progress: 1000 });
		});
		if (!done.ok) return done;
		terminal.log.note('member-import/done', { added: job.written, refused: job.refused });
		finishMembers(job, 'done');
		tellMembers(terminal, job);
		return done;
	} finally {
		if (job.state === 'committing') {
			job.state = 'planned';
			tellMembers(terminal, job);
		}
	}
}

async function writeAll(
	terminal: Terminal,
	caller: Caller,
	job: MemberImportJob,
): Promise<boolean> {
	const { pen, clock } = terminal;
	// A second try after a failure begins behind what is in already.
	const rest = job.adding.slice(job.written);
	const before = job.written;
	const whole = await inSlices(clock, {
		items: rest,
		slice: (some) => {
			// It was stopped between two slices.
			if (isOver(job) || !pen.db.open) return;
			const late: [MemberToAdd, readonly MemberProblem[]][] = [];
			const written = pen.transaction(() => {
				late.length = 0;
				const members = writeSome(terminal, caller, { some, late });
				if (members.length > 0) {
					const body = { import_id: job.importId, members };
					pen.append({ kind: 'member/imported', v: 1, ...byWhom(caller), body });
				}
				return members.length;
			});
			job.written += written;
			for (const [row, faults] of late) refuseLate(job, row, faults);
		},
		goOn: (done) => {
			if (isOver(job) || !pen.db.open) return false;
			tellMemberProgress(terminal, job, Math.trunc((done * 1000) / Math.max(1, rest.length)));
			return true;
		},
	});
	return whole && job.written >= before && !isOver(job);
}

function writeSome(
	terminal: Terminal,
	caller: Caller,
	work: {
		readonly some: Iterable<MemberToAdd>;
		readonly late: [MemberToAdd, readonly MemberProblem[]][];
	},
): ImportedPart[] {
	const times = timesNow(terminal);
	const lookup = memberLookup(terminal.pen);
	const members: ImportedPart[] = [];
	for (const row of work.some) {
		const faults = takenSince(lookup, row);
		if (faults.length > 0) work.late.push([row, faults]);
		else members.push(writeImportedMember(terminal, caller, { member: row.member, times }));
	}
	return members;
}

function timesNow({ pen, clock, settings }: Terminal): ImportTimes {
	const { timeZone, cutOffMinutes } = settings.current();
	const at = clock.now();
	const today = businessDate(at, timeZone, cutOffMinutes);
	return { atMs: at, today, lowestTier: listTiers(pen)[0]?.code ?? '' };
}

/** The counter makes members while an import is planned. */
function takenSince(lookup: MemberLookup, { member }: MemberToAdd): MemberProblem[] {
	const { phone, card } = member;
	return [
		...(phone !== '' && lookup.hasPhone(phone) ? [refusedMember('phone', 'phone-taken')] : []),
		...(card !== '' && lookup.hasCard(card) ? [refusedMember('card', 'card-taken')] : []),
	];
}
