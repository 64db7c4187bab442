/**
 * pass-card/renew: the same pass once more (续卡). What was left on the old one is not lost: it stays
 * with its own values and its own right to a refund, and ends when the new one does. A time card
 * stays as it is, and the new one begins on the day after it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { withDays } from '#shared/pass-card/change-pass.ts';
import type { PassCard } from '#shared/pass-card/pass-card.ts';
import { beginsOn, daysWithNew } from '#shared/pass-card/renew-pass.ts';
import { announcePaper } from '../deposit/deposit-paper.ts';
import { wrongPass } from '../stored-value/prepaid-check.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { layDownPass } from './lay-down-pass.ts';
import { passOfActive, placeNow } from './pass-place.ts';
import { cashIn, tendersFor } from './pass-tenders.ts';
import { moveEndWith } from './renewals.ts';
import { sellable } from './sell-pass.ts';
import { showPass } from './show-pass.ts';
import { runsUntil } from './waiting-passes.ts';

export function renewPass(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'pass-card/renew'>,
): Result<RequestOutput<'pass-card/renew'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const found = passOfActive(pen, input.passId);
		if (!found.ok) return found;
		const { shift, held, member } = found.value;
		const { card: old, templateId } = held;
		if (old.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
		const { expectedPriceFen } = input;
		const template = sellable(terminal, { templateId, expectedPriceFen });
		if (!template.ok) return template;
		const { priceFen } = template.value;
		const tenders = tendersFor(terminal, input, { amountFen: priceFen, ...shift });
		if (!tenders.ok) return tenders;
		const paid = { amountFen: priceFen, balanceAfterFen: priceFen, cashFen: cashIn(tenders.value) };
		const wrong = wrongPass(pen, member, paid);
		if (wrong !== undefined) return refuse(wrong);
		const place = placeNow(terminal);
		const startsOn = beginsOn(template.value, { runsUntil: lastDay(pen, old), ...place });
		const days = daysWithNew(old, template.value, place.today);
		const { held: fresh, paper } = layDownPass(terminal, caller, {
			template: template.value,
			templateId,
			memberId: old.memberId,
			shiftId: shift.shiftId,
			tenders: tenders.value,
			renews: { pass_id: old.passId, days },
			...(startsOn === undefined ? {} : { startsOn }),
		});
		const kept = withDays(old, days);
		if (days > 0) {
			const by = { by: fresh.card.passId, shiftId: shift.shiftId };
			moveEndWith(terminal, caller, { card: kept, days, reason: 'renewed', ...by });
		}
		const renewed = showPass({ ...held, card: kept }, place);
		return ok({ pass: showPass(fresh, place), renewed, paidFen: priceFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** Of a time card and of what was bought behind it; '' for a pass that others do not wait for. */
function lastDay(pen: Terminal['pen'], old: PassCard): string {
	return old.kind === 'unlimited' ? runsUntil(pen, old) : '';
}
