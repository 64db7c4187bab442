/**
 * Steps about whose sale it is (会员): found, put on the sale, taken off, and what the panel beside
 * the basket is for. The panel comes with the answer of a scan; it is asked for only when nobody
 * brought it along.
 */
import type { FoundBy } from '#shared/member/member.ts';
import type { AttachedMemberView } from '#shared/contract/attached-member-view.ts';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { answer, openDialog, patch, refused, type Desk } from './desk.ts';
import { NO_ENTRY } from './entry.ts';

/** Somebody is on the sale: the panel, one sound, and what it did to the total. */
export function takeMember(desk: Desk, change: SaleChangeView, panel: MemberPanelView): void {
	const before = desk.sale.get().sale?.totals.totalFen ?? 0;
	const mode = desk.state.get().mode === 'tender' ? 'tender' : 'basket';
	patch(desk, { mode, member: panel, memberFolded: false, explaining: false });
	desk.sale.apply(change);
	const { totalFen: after } = change.totals;
	const details = { name: panel.name, tier: panel.tierName, before, after };
	answer(desk, before === after ? 'memberOn' : 'memberRepriced', details);
}

/** F9: looks for a member by what is typed already, if anything. */
export function findMember(desk: Desk): void {
	const { text } = desk.state.get().entry;
	patch(desk, { entry: NO_ENTRY, dialog: { kind: 'member-find', text } });
}

/** Puts a member who was found or made on the sale; the refusal goes back to the dialog. */
export async function attachMember(
	desk: Desk,
	panel: MemberPanelView,
): Promise<ClientRefusal | undefined> {
	const { memberId, foundBy } = panel;
	const attached = await desk.client.ask('sale/attach-member', { memberId, foundBy });
	if (!attached.ok) return attached.refusal;
	takeMember(desk, attached.value, panel);
	return undefined;
}

/** One of a list: the panel is asked for with the same breath. */
export async function attachListed(
	desk: Desk,
	memberId: string,
	foundBy: FoundBy,
): Promise<ClientRefusal | undefined> {
	const [attached, panel] = await Promise.all([
		desk.client.ask('sale/attach-member', { memberId, foundBy }),
		desk.client.ask('member/panel', { memberId, foundBy }),
	]);
	if (!attached.ok) return attached.refusal;
	if (!panel.ok) return panel.refusal;
	takeMember(desk, attached.value, panel.value);
	return undefined;
}

/** Ctrl+F9: the sale is nobody's any more; `done` says more of it. */
export function detachMember(desk: Desk, done: 'memberOff' | 'memberGone' = 'memberOff'): void {
	void desk.queue.add(async () => {
		const name = whoOf(desk.sale.get().sale?.totals.member);
		const detached = await desk.client.ask('sale/detach-member', {});
		if (!detached.ok) {
			refused(desk, detached.refusal);
			return;
		}
		desk.sale.apply(detached.value);
		patch(desk, { member: undefined });
		answer(desk, done, { name });
	});
}

/** Ctrl+M: the panel makes room for the pad, or takes it back; without a member one is looked for. */
export function foldPanel(desk: Desk): void {
	if (desk.sale.get().sale?.totals.member === undefined) findMember(desk);
	else patch(desk, { memberFolded: shownMember(desk) !== undefined, explaining: false });
}

/** The panel of whoever is on the sale, in front of what stood there. */
export function unfoldPanel(desk: Desk): void {
	patch(desk, { memberFolded: false, explaining: false });
}

/**
 * Esc: with goods in the basket the panel folds, and a chip beside the total goes on saying whose
 * sale it is; off an empty basket the member is taken, so that nobody is left for the next one.
 */
export function stepBackFromMember(desk: Desk): boolean {
	const totals = desk.sale.get().sale?.totals;
	if (totals?.member === undefined) return false;
	if (totals.lineCount === 0 && totals.exchange === undefined) detachMember(desk, 'memberGone');
	else if (shownMember(desk) === undefined) return false;
	else patch(desk, { memberFolded: true, said: undefined });
	return true;
}

/** The masked name, or the masked phone of whoever left no name. */
export function whoOf(member: Pick<AttachedMemberView, 'name' | 'phone'> | undefined): string {
	return member === undefined || member.name !== '' ? (member?.name ?? '') : member.phone;
}

/** The panel of the member on the sale, if it is known. */
export function attachedMember({ sale, state }: Desk): MemberPanelView | undefined {
	const { member } = state.get();
	const memberId = sale.get().sale?.totals.member?.memberId;
	return member?.memberId === memberId ? member : undefined;
}

/** The panel that stands on the screen just now. */
export function shownMember(desk: Desk): MemberPanelView | undefined {
	const { mode, memberFolded, explaining } = desk.state.get();
	return mode === 'basket' && !memberFolded && !explaining ? attachedMember(desk) : undefined;
}

/** Asks for the panel of whoever is on the sale, once the steps before are done. */
export function lookAtMember(desk: Desk, unlessKnown = false): void {
	void desk.queue.add(async () => {
		const attached = desk.sale.get().sale?.totals.member;
		if (attached === undefined || (unlessKnown && attachedMember(desk) !== undefined)) return;
		const { memberId, foundBy } = attached;
		const panel = await desk.client.ask('member/panel', { memberId, foundBy });
		if (panel.ok) patch(desk, { member: panel.value });
	});
}

/** F9 while looking: a new member, by what was typed. */
export function newMember(desk: Desk, text: string): void {
	openDialog(desk, { kind: 'member-new', text });
}
