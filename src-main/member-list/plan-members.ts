/**
 * From uploaded lists of members to a dry run: read in a thread, judged against the ledger in
 * slices. Half of the progress is the reading.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { startMemberPlan, type MemberLookup } from '#shared/member/plan-member-import.ts';
import { readMemberRow, type MemberDraft } from '#shared/member/read-member-row.ts';
import {
	recognizeMemberColumns,
	type MemberColumns,
} from '#shared/member/recognize-member-columns.ts';
import { inSlices } from '../catalog/in-slices.ts';
import { isOver } from '../catalog/jobs-in-hand.ts';
import { readLists, type FromFile } from '../catalog/read-lists.ts';
import type { ReadingRefusal } from '../catalog/spreadsheet-limits.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findByPhone, findCard } from '../member/member-store.ts';
import { listTiers } from '../member/tier-store.ts';
import type { Terminal } from '../terminal.ts';
import { noteRow, tellMemberProgress, type MemberImportJob } from './member-import-job.ts';

type ReadMember = FromFile<MemberColumns, MemberDraft>;

/** Reads the files and judges their rows; ends early when the import was ended. */
export async function readAndPlanMembers(
	terminal: Terminal,
	job: MemberImportJob,
): Promise<Result<boolean, AnyRefusal>> {
	const read = await readMembers(terminal, job);
	if (!read.ok) {
		const { refusal } = read;
		return refusal.code === 'import/no-header'
			? refuse({ code: 'member-import/no-header', file: refusal.file })
			: read;
	}
	job.files = [];
	job.unknown = [...new Set(read.value.flatMap(({ columns }) => columns.unknown))];
	return ok(await planMembers(terminal, job, read.value));
}

function readMembers(
	terminal: Terminal,
	job: MemberImportJob,
): Promise<Result<ReadMember[], ReadingRefusal>> {
	const { timeZone, cutOffMinutes, askIdentityNo } = terminal.settings.current();
	const today = businessDate(terminal.clock.now(), timeZone, cutOffMinutes);
	const rules = { today, keepIdentity: askIdentityNo };
	return readLists(terminal, job, {
		listOf: 'members',
		recognize: recognizeMemberColumns,
		draft: (cells, row, columns) => readMemberRow(cells, { row, columns, rules }),
		told: (progress) => tellMemberProgress(terminal, job, Math.trunc(progress / 2)),
	});
}

function planMembers(
	terminal: Terminal,
	job: MemberImportJob,
	drafts: readonly ReadMember[],
): Promise<boolean> {
	const planner = startMemberPlan(memberLookup(terminal.pen));
	return inSlices(terminal.clock, {
		items: drafts,
		slice: (some) => {
			for (const read of some) noteRow(job, planner.take(read.file, read.draft), read);
		},
		goOn: (done) => {
			if (isOver(job)) return false;
			tellMemberProgress(terminal, job, 500 + Math.trunc((done * 500) / drafts.length));
			return true;
		},
	});
}

/** The ledger as a plan asks it; every question is one step in an index. */
export function memberLookup(ledger: ReadableLedger): MemberLookup {
	const tiers = listTiers(ledger);
	return {
		hasPhone: (phone) => findByPhone(ledger, phone) !== undefined,
		hasCard: (card) => findCard(ledger, card) !== undefined,
		tierCalled: (words) => {
			const wanted = words.toLowerCase();
			return tiers.find(({ code, name }) => {
				return code.toLowerCase() === wanted || name.toLowerCase() === wanted;
			})?.code;
		},
	};
}
