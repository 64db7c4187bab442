/** The part of the handlers' table that answers for members. */
import type { memberRequests } from '#shared/contract/member-requests.ts';
import { refuse, ok } from '#shared/kernel/result.ts';
import { addMember } from '../member/add-member.ts';
import { attachMemberToSale, detachMemberFromSale } from '../member/attach-member.ts';
import { changeMember, showHistory } from '../member/change-member.ts';
import { setMemberPin } from '../member/member-pin.ts';
import { findMember } from '../member/member-store.ts';
import { findMembers } from '../member/read-member.ts';
import { showPage, showPanel } from '../member/show-member.ts';
import { showVisits } from '../member/usual-goods.ts';
import type { HandlersOf } from './handler-types.ts';

export const memberHandlers: HandlersOf<typeof memberRequests> = {
	'member/find': ({ terminal, caller }, input) => findMembers(terminal, caller, input),
	'member/panel': ({ terminal }, { memberId, foundBy }) => {
		const member = findMember(terminal.pen, memberId);
		if (member === undefined) return refuse({ code: 'member/not-found' });
		return ok(showPanel(terminal, member, foundBy));
	},
	'member/page': ({ terminal }, { memberId }) => {
		const member = findMember(terminal.pen, memberId);
		return member === undefined
			? refuse({ code: 'member/not-found' })
			: ok(showPage(terminal, member));
	},
	'member/add': ({ terminal, caller }, input) => addMember(terminal, caller, input),
	'member/change': ({ terminal, caller }, input) => changeMember(terminal, caller, input),
	'member/history': ({ terminal }, input) => showHistory(terminal, input),
	'member/visits': ({ terminal }, input) => showVisits(terminal, input),
	'member/set-pin': ({ terminal, caller }, input) => setMemberPin(terminal, caller, input),
	'sale/attach-member': ({ terminal, caller }, input) =>
		attachMemberToSale(terminal, caller, input),
	'sale/detach-member': ({ terminal, caller }) => detachMemberFromSale(terminal, caller),
};
