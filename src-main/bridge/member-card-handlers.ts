/** The part of the handlers' table for cards, for leaving and for merging members. */
import type { memberCardRequests } from '#shared/contract/member-card-requests.ts';
import { closeMember, freezeMember, releaseMember } from '../member/leave-member.ts';
import {
	issueCard,
	replaceCard,
	reportLost,
	restoreCard,
	transferCard,
} from '../member/member-cards.ts';
import { mergeMembers } from '../member/merge-members.ts';
import { previewMerge } from '../member/merge-pair.ts';
import { tagMember } from '../member/tag-member.ts';
import type { HandlersOf } from './handler-types.ts';

export const memberCardHandlers: HandlersOf<typeof memberCardRequests> = {
	'member/issue-card': ({ terminal, caller }, input) => issueCard(terminal, caller, input),
	'member/report-lost': ({ terminal, caller }, input) => reportLost(terminal, caller, input),
	'member/restore-card': ({ terminal, caller }, input) => restoreCard(terminal, caller, input),
	'member/replace-card': ({ terminal, caller }, input) => replaceCard(terminal, caller, input),
	'member/transfer-card': ({ terminal, caller }, input) => transferCard(terminal, caller, input),
	'member/freeze': ({ terminal, caller }, input) => freezeMember(terminal, caller, input),
	'member/release': ({ terminal, caller }, input) => releaseMember(terminal, caller, input),
	'member/close': ({ terminal, caller }, input) => closeMember(terminal, caller, input),
	'member/preview-merge': ({ terminal }, input) => previewMerge(terminal, input),
	'member/merge': ({ terminal, caller }, input) => mergeMembers(terminal, caller, input),
	'member/tag': ({ terminal, caller }, input) => tagMember(terminal, caller, input),
};
