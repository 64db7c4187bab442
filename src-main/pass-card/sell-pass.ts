/**
 * pass-card/sell: a pass is sold (售卡). One transaction: the event with its postings, the rows of
 * the pass, a slip with the terms, and the drawer where it is cash. It is no sale: the money is
 * owed until the uses are had.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import { signedFor } from '../customer/use-answer.ts';
import { announcePaper } from '../deposit/deposit-paper.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { wrongPass } from '../stored-value/prepaid-check.ts';
import { layDownPass } from './lay-down-pass.ts';
import { activeMember, placeNow } from './pass-place.ts';
import { findTemplate } from './pass-store.ts';
import { cashIn, tendersFor } from './pass-tenders.ts';
import { showPass } from './show-pass.ts';

type Input = ParsedInput<'pass-card/sell'>;

export function sellPass(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'pass-card/sell'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		const sold = sellable(terminal, input);
		if (!sold.ok) return sold;
		const template = sold.value;
		const tenders = tendersFor(terminal, input, { amountFen: template.priceFen, ...shift });
		if (!tenders.ok) return tenders;
		const { priceFen: amountFen } = template;
		const paid = { amountFen, balanceAfterFen: amountFen, cashFen: cashIn(tenders.value) };
		const wrong = wrongPass(pen, member.value, paid);
		if (wrong !== undefined) return refuse(wrong);
		const { memberId, templateId: subject, signAskId: askId } = input;
		const sums = { amountFen, bonusFen: 0 };
		const contract = { document: 'pass', memberId, subject, ...sums } as const;
		const signed = signedFor(terminal, caller, { askId, wanted: contract });
		if (!signed.ok) return signed;
		const { held, paper } = layDownPass(terminal, caller, {
			template,
			templateId: input.templateId,
			memberId: input.memberId,
			shiftId: shift.shiftId,
			tenders: tenders.value,
			...(signed.value === undefined
				? {}
				: { signed: { ask: signed.value, rowId: member.value.id } }),
		});
		const pass = showPass(held, placeNow(terminal));
		return ok({ pass, paidFen: template.priceFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	if (done.ok) terminal.askDesk.clear(input.signAskId);
	return done;
}

/** A template that is sold, whole, at the price the cashier saw. */
export function sellable(
	{ pen }: Terminal,
	{ templateId, expectedPriceFen }: Pick<Input, 'templateId' | 'expectedPriceFen'>,
): Result<PassTemplate, AnyRefusal> {
	const kept = findTemplate(pen, templateId);
	if (kept?.active !== true) return refuse({ code: 'pass-card/no-template' });
	const { template } = kept;
	if (template.priceFen !== expectedPriceFen) {
		return refuse({ code: 'pass-card/changed-meanwhile', amount: template.priceFen });
	}
	return ok(template);
}
