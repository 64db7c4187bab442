/**
 * pass-card/renew: the same pass once more (续卡). What was left on the old one is not lost: it stays
 * with its own values and its own right to a refund, and ends when the new one does.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { dayNumber } from '#shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { withDays } from '#shared/pass-card/change-pass.ts';
import { leftFen, usesLeft, validUntil, type PassCard } from '#shared/pass-card/pass-card.ts';
import { announcePaper } from '../deposit/deposit-paper.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { layDownPass } from './lay-down-pass.ts';
import { endsOf, passOfActive, placeNow } from './pass-place.ts';
import { tendersFor } from './pass-tenders.ts';
import { sellable } from './sell-pass.ts';
import { showPass } from './show-pass.ts';

export function renewPass(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'pass-card/renew'>,
): Result<RequestOutput<'pass-card/renew'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const found = passOfActive(pen, input.passId);
		if (!found.ok) return found;
		const { shift, held } = found.value;
		const { card: old, templateId } = held;
		if (old.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
		const { expectedPriceFen } = input;
		const template = sellable(terminal, { templateId, expectedPriceFen });
		if (!template.ok) return template;
		const { priceFen } = template.value;
		const tenders = tendersFor(terminal, input, { amountFen: priceFen, ...shift });
		if (!tenders.ok) return tenders;
		const { held: fresh, paper } = layDownPass(terminal, caller, {
			template: template.value,
			templateId,
			memberId: old.memberId,
			shiftId: shift.shiftId,
			tenders: tenders.value,
		});
		const place = placeNow(terminal);
		const days = daysToGo(old, fresh.card, place.today);
		const kept = withDays(old, days);
		if (days > 0) {
			pen.append({
				kind: 'pass/extended',
				v: 1,
				...byWhom(caller),
				shiftId: shift.shiftId,
				body: {
					pass_id: old.passId,
					member_id: old.memberId,
					pass_name: old.name,
					days,
					...endsOf(kept),
					reason: 'renewed',
					renewed_by: fresh.card.passId,
				},
			});
		}
		const renewed = showPass({ ...held, card: kept }, place);
		return ok({ pass: showPass(fresh, place), renewed, paidFen: priceFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/**
 * Days from the end of the old pass to that of the new one, were its validity to begin today; 0
 * when nothing is left on it, when it ends no earlier, and when either has no end.
 */
function daysToGo(old: PassCard, fresh: PassCard, today: string): number {
	const isEmpty = old.kind === 'counted' ? usesLeft(old) === 0 : leftFen(old) === 0;
	const from = validUntil(old);
	if (isEmpty || from === undefined || fresh.validDays === undefined) return 0;
	const until = validUntil(fresh) ?? addDays(today, fresh.validDays - 1);
	return Math.max(0, dayNumber(until) - dayNumber(from));
}
