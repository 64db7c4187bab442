/** The part of the handlers' table that answers for lists of members and their import. */
import {
	cancelMemberImport,
	commitMemberImport,
	listMemberFaults,
	lookAtMemberImport,
	startMemberImport,
} from '../member-list/member-import-desk.ts';
import type { RequestName } from '#shared/contract/terminal-contract.ts';
import type { HandlerOf } from './handler-types.ts';

type MemberListHandlers = {
	readonly [
		Name in Extract<RequestName, `member-list/${string}` | `member-import/${string}`>
	]: HandlerOf<Name>;
};

export const memberListHandlers: MemberListHandlers = {
	'member-import/start': ({ terminal }, input) => startMemberImport(terminal, input),
	'member-import/look': ({ terminal }, input) => lookAtMemberImport(terminal, input),
	'member-import/faults': ({ terminal }, input) => listMemberFaults(terminal, input),
	'member-import/commit': ({ terminal, caller }, input) =>
		commitMemberImport(terminal, caller, input),
	'member-import/cancel': ({ terminal }, input) => cancelMemberImport(terminal, input),
};
