/** The panel of the member on the sale: as the scan brought it, or asked for after a recall. */
import { useEffect } from 'react';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { Desk } from './desk.ts';
import { lookAtMember } from './member-steps.ts';
import { useCounter, useSale } from './use-desk.ts';

/** Keeps the panel with the sale: a parked sale comes back with its member, an undo too. */
export function useMemberPanel(desk: Desk): void {
	const { member } = useCounter();
	const memberId = useSale().sale?.totals.member?.memberId;
	const isKnown = memberId === undefined || member?.memberId === memberId;
	useEffect(() => {
		// Behind the steps that are on their way: the answer of a scan brings the panel itself.
		if (!isKnown) lookAtMember(desk, true);
	}, [desk, isKnown, memberId]);
}

/** The member whose panel stands in the place of the pad, if one does. */
export function useShownMember(): MemberPanelView | undefined {
	const { member, memberFolded, mode } = useCounter();
	const memberId = useSale().sale?.totals.member?.memberId;
	if (mode !== 'basket' || memberFolded || member?.memberId !== memberId) return undefined;
	return member;
}
