/**
 * How money for a pass comes in: one way, or several that make the amount together. Stored value
 * is none of them: a bonus would come back as money when the pass is given back, and money that
 * was topped up would get round the refund of stored value by its own rules.
 */
import { settleWayFacts, type SettleWay } from '#shared/account/settle-ways.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { PassTender } from '#shared/journal/pass-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { looksLikeCardNumber } from '#shared/payment/method.ts';
import type { Terminal } from '../terminal.ts';

export type Money = { readonly way: SettleWay; readonly reference: string };

export type WantedMoney = Money & {
	/** Several ways; without them all of it comes the one way. */
	readonly tenders?: readonly (Money & { readonly amountFen: number })[] | undefined;
};

/**
 * The tenders of an amount; none for nothing. Refuses a way that is switched off, card numbers,
 * cash there is no coin for, and amounts that do not make the whole.
 */
export function tendersFor(
	{ settings }: Terminal,
	{ way, reference, tenders }: WantedMoney,
	{ amountFen, drawer }: { readonly amountFen: number; readonly drawer: string },
): Result<readonly PassTender[], AnyRefusal> {
	if (amountFen === 0) return ok([]);
	const { cashStepFen } = settings.current();
	const wanted = tenders ?? [{ way, reference, amountFen }];
	const given = wanted.reduce((sum, one) => sum + one.amountFen, 0);
	if (given !== amountFen) {
		return refuse({ code: 'pass-card/tenders-wrong', due: amountFen, given });
	}
	for (const one of wanted) {
		const wrong = wrongWay(settings, one);
		if (wrong !== undefined) return refuse(wrong);
		if (one.way === 'cash' && one.amountFen % cashStepFen !== 0) {
			return refuse({ code: 'pass-card/cash-step', step: cashStepFen });
		}
	}
	return ok(wanted.map((one) => ({ ...wayPart(one, drawer), amount_fen: one.amountFen })));
}

/** Of them in cash, fen. */
export function cashIn(tenders: readonly PassTender[]): number {
	const cash = tenders.filter(({ kind }) => kind === 'cash');
	return cash.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
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

/** What goes back in cash, in whole steps rounded up: no member loses a fen by it. */
export function inCash({ settings }: Pick<Terminal, 'settings'>, amount: number): number {
	const step = settings.current().cashStepFen === 1 ? 1 : 10;
	return Math.ceil(amount / step) * step;
}
