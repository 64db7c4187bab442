/**
 * stored-value/adjust: a bonus is given by hand, or taken off again (调整). The principal is the
 * member's own money and moves only when money does.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { StoredValueAdjusted } from '#shared/journal/stored-value-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { partTotal, pocketsLeft, type LotPart } from '#shared/stored-value/lot.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { activeMember, placeNow } from '../pass-card/pass-place.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { bookInForce, heldByTries, spendableLots, type HeldLot } from './lot-store.ts';
import { svPart } from './spend-stored-value.ts';
import { showPockets } from './top-up.ts';

type Input = ParsedInput<'stored-value/adjust'>;

export function adjustStoredValue(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'stored-value/adjust'>, AnyRefusal> {
	const amount = parseYuan(input.amountText);
	if (!amount.ok) return amount;
	if (amount.value === 0) return refuse({ code: 'stored-value/too-little', least: 1 });
	return caller.commit(() => {
		const { pen } = terminal;
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		// A lot of their own would be out of their reach; what is there already may be taken off.
		if (input.direction === 'give' && member.value.family_of !== '') {
			return refuse({ code: 'family/top-up-primary' });
		}
		const lots = spendableLots(pen, input.memberId, placeNow(terminal).today);
		const before = pocketsLeft(lots);
		const changed =
			input.direction === 'give'
				? given(terminal, input, { amountFen: amount.value, isBare: member.value.phone === null })
				: taken(terminal, input, { amountFen: amount.value, lots });
		if (!changed.ok) return changed;
		const sign = input.direction === 'give' ? 1 : -1;
		const after = { ...before, bonus: before.bonus + sign * amount.value };
		pen.append({
			kind: 'stored-value/adjusted',
			v: 1,
			...byWhom(caller),
			body: {
				member_id: input.memberId,
				reason: input.reason,
				...changed.value,
				principal_after_fen: after.principal,
				bonus_after_fen: after.bonus,
			},
		});
		return ok({ before: showPockets(before), after: showPockets(after) });
	});
}

type Change = Pick<StoredValueAdjusted, 'lot' | 'parts'>;

/** A lot of nothing but bonus, up to the cap of the card. */
function given(
	terminal: Terminal,
	{ memberId }: Input,
	{ amountFen, isBare }: { readonly amountFen: number; readonly isBare: boolean },
): Result<Change, AnyRefusal> {
	const { pen, ids } = terminal;
	const { policy, rules } = bookInForce(pen);
	const cap = isBare ? rules.unregisteredCapFen : rules.registeredCapFen;
	const has = partTotal(pocketsLeft(spendableLots(pen, memberId, placeNow(terminal).today)));
	if (has + amountFen > cap) return refuse({ code: 'stored-value/above-cap', cap });
	const lot = {
		lot_id: ids.next('lot'),
		member_id: memberId,
		principal_fen: 0,
		bonus_fen: amountFen,
		policy,
		bonus_expires: '',
	};
	return ok({ lot });
}

/** Out of the bonus of the lots, the newest first: a mistake is most often the last thing done. */
function taken(
	{ pen }: Terminal,
	{ memberId }: Input,
	{ amountFen, lots }: { readonly amountFen: number; readonly lots: readonly HeldLot[] },
): Result<Change, AnyRefusal> {
	const held = heldByTries(pen, memberId);
	if (held > 0) return refuse({ code: 'stored-value/held', held });
	const { bonus: free } = pocketsLeft(lots);
	if (amountFen > free) return refuse({ code: 'stored-value/insufficient', free });
	const parts: LotPart[] = [];
	let open = amountFen;
	for (const { lotId, bonusLeft } of lots.toReversed()) {
		const bonus = Math.min(open, bonusLeft);
		if (bonus > 0) parts.push({ lotId, principal: 0, bonus });
		open -= bonus;
	}
	return ok({ parts: parts.map(svPart) });
}
