/**
 * pass-card/sell: a pass is sold (售卡). One transaction: the event with its postings, the rows of
 * the pass, a slip with the terms, and the drawer where it is cash. It is no sale: the money is
 * owed until the uses are had.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { settleWayFacts, type SettleWay } from '#shared/account/settle-ways.ts';
import type { PassTender } from '#shared/journal/pass-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import { looksLikeCardNumber } from '#shared/payment/method.ts';
import { announcePaper } from '../deposit/deposit-paper.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import { layDownPass } from './lay-down-pass.ts';
import { activeMember, placeNow } from './pass-place.ts';
import { findTemplate } from './pass-store.ts';
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
		const tender = tenderFor(terminal, input, { amountFen: template.priceFen, ...shift });
		if (!tender.ok) return tender;
		const { held, paper } = layDownPass(terminal, caller, {
			template,
			templateId: input.templateId,
			memberId: input.memberId,
			shiftId: shift.shiftId,
			tenders: template.priceFen === 0 ? [] : [tender.value],
		});
		const pass = showPass(held, placeNow(terminal));
		return ok({ pass, paidFen: template.priceFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** A template that is sold, whole, at the price the cashier saw and within the cap of the law. */
function sellable(
	{ pen }: Terminal,
	{ templateId, expectedPriceFen }: Input,
): Result<PassTemplate, AnyRefusal> {
	const kept = findTemplate(pen, templateId);
	if (kept?.active !== true) return refuse({ code: 'pass-card/no-template' });
	const { template } = kept;
	if (template.priceFen !== expectedPriceFen) {
		return refuse({ code: 'pass-card/changed-meanwhile', amount: template.priceFen });
	}
	// A store may hold itself to less than the law allows.
	const cap = bookInForce(pen).rules.registeredCapFen;
	return template.priceFen > cap ? refuse({ code: 'pass-card/above-cap', cap }) : ok(template);
}

type Money = { readonly way: SettleWay; readonly reference: string };

/** How it is paid. Refuses a way that is switched off, card numbers, and cash there is no coin for. */
function tenderFor(
	{ settings }: Terminal,
	{ way, reference }: Money,
	{ amountFen, drawer }: { readonly amountFen: number; readonly drawer: string },
): Result<PassTender, AnyRefusal> {
	const { cashStepFen } = settings.current();
	const wrong = wrongWay(settings, { way, reference });
	if (wrong !== undefined) return refuse(wrong);
	if (way === 'cash' && amountFen % cashStepFen !== 0) {
		return refuse({ code: 'pass-card/cash-step', step: cashStepFen });
	}
	return ok({ ...wayPart({ way, reference }, drawer), amount_fen: amountFen });
}

/** Why money cannot move this way. */
export function wrongWay(
	settings: Terminal['settings'],
	{ way, reference }: Money,
): AnyRefusal | undefined {
	if (looksLikeCardNumber(reference)) return { code: 'payment/card-number' };
	if (way === 'cash' || way === 'transfer') return undefined;
	const { paymentMethods } = settings.current();
	return paymentMethods.includes(way) ? undefined : { code: 'payment/method-off' };
}

/** A way to pay as the journal names it. */
export function wayPart({ way, reference }: Money, drawer: string): Omit<PassTender, 'amount_fen'> {
	const { kind, method, unverified } = settleWayFacts(way);
	return {
		kind,
		...(method === undefined ? { drawer } : { method }),
		...(reference === '' ? {} : { reference }),
		...(unverified ? { unverified: 1 } : {}),
	};
}
