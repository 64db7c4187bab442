/** pass-card/list: a member's passes, and what of each may be used here and now. */
import type { PassView } from '#shared/contract/pass-card-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { needsExtension } from '#shared/pass-card/change-pass.ts';
import {
	freeUnits,
	leftFen,
	timesUsed,
	usesLeft,
	usesOf,
	type PassItem,
} from '#shared/pass-card/pass-card.ts';
import { MOST_USES } from '#shared/pass-card/pass-template.ts';
import { undoExtension } from '#shared/pass-card/sell-extension.ts';
import { usableNow, type UsePlace } from '#shared/pass-card/use-pass.ts';
import { withinAllowance } from '../allowance/show-pass-allowance.ts';
import { findMember } from '../member/member-store.ts';
import type { Terminal } from '../terminal.ts';
import { endsOf, placeNow } from './pass-place.ts';
import { listPasses, type HeldPass } from './pass-store.ts';

const SHOWN_USES = 20;

export function listMemberPasses(
	terminal: Terminal,
	{ memberId }: ParsedInput<'pass-card/list'>,
): Result<RequestOutput<'pass-card/list'>, AnyRefusal> {
	const { pen } = terminal;
	if (findMember(pen, memberId) === undefined) return refuse({ code: 'member/not-found' });
	const place = placeNow(terminal);
	const passes = listPasses(pen, memberId).map((held) => {
		const view = showPass(held, place);
		return withinAllowance(terminal, held.card, { view, place });
	});
	return ok({ passes: passes.toSorted((a, b) => order(a) - order(b)) });
}

/** What can be used now comes first, then what needs an extension, then what is over. */
function order(pass: PassView): number {
	if (pass.items.some(({ usableNow: most }) => most > 0)) return 0;
	return pass.needsExtension ? 1 : 2;
}

export function showPass(held: HeldPass, place: UsePlace): PassView {
	const { card } = held;
	const isCounted = card.kind === 'counted';
	const { valid_from: validFrom, valid_until: until } = endsOf(card);
	return {
		passId: card.passId,
		memberId: card.memberId,
		templateId: held.templateId,
		name: card.name,
		kind: card.kind,
		state: card.refunded === undefined ? 'active' : 'refunded',
		needsExtension: needsExtension(card, place.today),
		priceFen: card.priceFen,
		leftFen: leftFen(card),
		soldOn: card.soldOn,
		validFrom,
		validUntil: until,
		validDays: card.validDays ?? 0,
		transferable: card.transferable,
		maxPerDay: card.maxPerDay ?? 0,
		usesLeft: usesLeft(card) ?? 0,
		usesTotal: isCounted ? card.items.reduce((sum, item) => sum + usesOf(item), 0) : 0,
		items: card.items.map((item) => showItem(held, item, place)),
		extensions: held.extensions.map((sold) => {
			const { extensionId, days, feeFen, soldOn } = sold;
			const undoable = soldOn === place.today && undoExtension(card, sold).ok;
			return { extensionId, days, feeFen, soldOn, undoable };
		}),
		uses: held.uses
			.toReversed()
			.slice(0, SHOWN_USES)
			.map(({ useId, itemNo, times, usedOn, atMs, operator, technician, undone }) => {
				const name = card.items.find((item) => item.itemNo === itemNo)?.name ?? '';
				return { useId, itemNo, name, times, usedOn, atMs, operator, technician, undone };
			}),
	};
}

function showItem({ card }: HeldPass, item: PassItem, place: UsePlace): PassView['items'][number] {
	const usable = usableNow(card, item.itemNo, place);
	const isOver = card.refunded !== undefined || card.kind === 'unlimited';
	return {
		itemNo: item.itemNo,
		name: item.name,
		target: item.target,
		listPriceFen: item.listPriceFen,
		total: usesOf(item),
		left: isOver ? 0 : freeUnits(card, item).length,
		used: timesUsed(card, item),
		usableNow: usable.ok ? Math.min(usable.value.most, MOST_USES) : 0,
		whyNot: usable.ok ? '' : usable.refusal.code,
	};
}
