/** The part of the handlers' table that answers for families. */
import type { familyRequests } from '#shared/contract/family-requests.ts';
import { limitFamily, linkFamily, showFamily, unlinkFamily } from '../member/family.ts';
import type { HandlersOf } from './handler-types.ts';

export const familyHandlers: HandlersOf<typeof familyRequests> = {
	'family/show': ({ terminal }, { memberId }) => showFamily(terminal, memberId),
	'family/link': ({ terminal, caller }, input) => linkFamily(terminal, caller, input),
	'family/limit': ({ terminal, caller }, input) => limitFamily(terminal, caller, input),
	'family/unlink': ({ terminal, caller }, input) => unlinkFamily(terminal, caller, input),
};
