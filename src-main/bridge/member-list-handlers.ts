/** The part of the handlers' table that answers for lists of members and their import. */
import { listMemberFaults, memberImports } from '../member-list/member-import-desk.ts';
import { retagMembers } from '../member-list/day-tasks.ts';
import { exportMembers } from '../member-list/export-members.ts';
import { findIdle, findListed } from '../member-list/find-members.ts';
import { archiveMembers, restoreMembers, tagMembers } from '../member-list/mark-members.ts';
import { checkStatement } from '../member-list/check-statement.ts';
import { printStatement } from '../member-list/print-statement.ts';
import { closeTask, listBirthdays, listTasks } from '../member-list/task-requests.ts';
import { stopWalk } from '../member-list/walks.ts';
import { ok } from '#shared/kernel/result.ts';
import type { RequestName } from '#shared/contract/terminal-contract.ts';
import type { HandlerOf } from './handler-types.ts';

type MemberListHandlers = {
	readonly [
		Name in Extract<RequestName, `member-list/${string}` | `member-import/${string}`>
	]: HandlerOf<Name>;
};

export const memberListHandlers: MemberListHandlers = {
	'member-import/start': ({ terminal }, input) => memberImports.start(terminal, input),
	'member-import/look': ({ terminal }, input) => memberImports.look(terminal, input),
	'member-import/faults': ({ terminal }, input) => listMemberFaults(terminal, input),
	'member-import/commit': ({ terminal, caller }, input) =>
		memberImports.commit(terminal, caller, input),
	'member-import/cancel': ({ terminal }, input) => memberImports.cancel(terminal, input),
	'member-list/find': ({ terminal, caller }, input) => findListed(terminal, caller, input),
	'member-list/stop': ({ terminal, caller }, input) => stopWalk(terminal, caller, input),
	'member-list/tag': ({ terminal, caller }, input) => tagMembers(terminal, caller, input),
	'member-list/retag': async ({ terminal }) => ok(await retagMembers(terminal)),
	'member-list/idle': ({ terminal, caller }, input) => findIdle(terminal, caller, input),
	'member-list/archive': ({ terminal, caller }, input) => archiveMembers(terminal, caller, input),
	'member-list/restore': ({ terminal, caller }, input) => restoreMembers(terminal, caller, input),
	'member-list/tasks': ({ terminal }, input) => listTasks(terminal, input),
	'member-list/close-task': ({ terminal, caller }, input) => closeTask(terminal, caller, input),
	'member-list/birthdays': ({ terminal }, input) => listBirthdays(terminal, input),
	'member-list/export': ({ terminal, caller }, input) => exportMembers(terminal, caller, input),
	'member-list/check-statement': ({ terminal }, input) => checkStatement(terminal, input),
	'member-list/statement': ({ terminal, caller }, input) => printStatement(terminal, caller, input),
};
