/**
 * The laws every basket keeps, and what a basket that breaks one looks like. Each law is a
 * sentence of the requirements; `judgeBasket` finds the first that a basket breaks.
 */
import type { Basket, BasketLine, PricedBasket, PricingRefusal } from '#shared/pricing/basket.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import { baseOf } from '#shared/pricing/line-goods.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { fen } from '#shared/kernel/money.ts';
import type { Result } from '#shared/kernel/result.ts';
import { isLimited } from '#shared/promotion/conditions/limits.ts';
import { MILLI, milli } from '#shared/kernel/quantity.ts';
import type { Random } from '../sell/seeded-random.ts';
import { unequalSums } from './judge-sums.ts';

/** What is judged: `priceBasket`, or a broken one that shows that the judge sees it. */
export type Engine = (basket: Basket) => Result<PricedBasket, PricingRefusal>;

export type Verdict = {
	readonly broken?: string;
	/** Refused baskets have only that. */
	readonly refused?: string;
	/** Promotions, coupons and member prices that took something off. */
	readonly rules: readonly string[];
	/** Kinds of adjustments. */
	readonly kinds: readonly string[];
	/** What else is in it. */
	readonly features?: readonly string[];
	/** The dearer basket, explained by an exclusive promotion or one that ran out. */
	readonly exception?: string;
};

export function judgeBasket(basket: Basket, random: Random, engine: Engine = priceBasket): Verdict {
	const found = engine(basket);
	if (!found.ok) return { refused: found.refusal.code, rules: [], kinds: [] };
	const priced = found.value;
	const seen = {
		rules: rulesOf(priced),
		kinds: Object.keys(priced.byKind),
		features: featuresOf(basket, priced),
	};
	const judged = { basket, random, engine };
	const broken =
		unequalSums(basket, priced) ??
		unequalWhenRounded(basket, priced) ??
		unlike(priced, judged) ??
		ordered(priced, judged);
	if (broken !== undefined) return { broken, ...seen };
	const dearer = dearerBy(priced, judged);
	if (dearer === undefined) return seen;
	const { exception } = dearer;
	return exception === undefined ? { broken: dearer.broken, ...seen } : { exception, ...seen };
}

type Judged = { readonly basket: Basket; readonly random: Random; readonly engine: Engine };

function featuresOf({ taxOnTop, returned = [] }: Basket, { taxes, lines, due }: PricedBasket) {
	const features = {
		'returned goods': returned.length > 0 && lines.length > 0,
		'returned goods alone': lines.length === 0,
		'money given back': due < 0,
		'tax on top': taxOnTop === true,
		'several rates of tax': taxes.length > 1,
		'cash rounding': due > 0 && due % 10 > 0,
		'held back savings': lines.some(({ passedOver }) =>
			passedOver.some(({ why }) => why === 'held-back'),
		),
	};
	return Object.entries(features).flatMap(([name, has]) => (has ? [name] : []));
}

function rulesOf({ lines }: PricedBasket): string[] {
	const rows = lines.flatMap(({ adjustments }) => adjustments);
	const ruled = rows.filter(({ kind }) => kind !== 'small_change' && kind !== 'points');
	return [...new Set(ruled.map(({ kind, ruleId, reason }) => ruleId ?? reason ?? kind))];
}

/** Paid in cash: what is due is floored to jiao, and every sum is exact again. */
function unequalWhenRounded(basket: Basket, priced: PricedBasket): string | undefined {
	const { due, total } = priced;
	const rounding = fen(due % 10);
	if (rounding <= 0 || rounding > total) return undefined;
	const rounded = roundBasket(priced, basket, rounding);
	const paid = basket.taxOnTop === true ? rounded.total : rounded.due;
	const expected = (basket.taxOnTop === true ? total : due) - rounding;
	if (paid !== expected) return `${paid} after cash rounding, not ${expected}`;
	const wrong = unequalSums(basket, rounded);
	return wrong === undefined ? undefined : `after cash rounding: ${wrong}`;
}

function unlike(priced: PricedBasket, { basket, engine }: Judged): string | undefined {
	const again = JSON.stringify(engine(basket));
	return again === JSON.stringify({ ok: true, value: priced })
		? undefined
		: 'priced otherwise twice';
}

function ordered(priced: PricedBasket, { basket, random, engine }: Judged): string | undefined {
	const lines = shuffled(basket.lines, random);
	const found = engine({ ...basket, lines });
	if (!found.ok) return `refused in another order: ${found.refusal.code}`;
	const [one, other] = [beforeRounding(priced), beforeRounding(found.value)];
	return one === other ? undefined : `${one}, but ${other} in another order`;
}

/** What the total was before 抹零. */
function beforeRounding({ total, byKind }: PricedBasket): number {
	return total + (byKind.small_change ?? 0);
}

/** One item fewer must not save more than that item's own price, before 抹零. */
function dearerBy(
	priced: PricedBasket,
	{ basket, random, engine }: Judged,
): { readonly broken: string; readonly exception?: string } | undefined {
	const at = random.below(basket.lines.length);
	const line = basket.lines[at];
	if (line === undefined || basket.lines.length < 2) return undefined;
	const kept = oneLess(line, random);
	const others = basket.lines.filter((_, place) => place !== at);
	const lines = kept === undefined ? others : basket.lines.with(at, kept);
	const found = engine({ ...basket, lines });
	if (!found.ok) return undefined;
	const own = baseOf(line) - (kept === undefined ? 0 : baseOf(kept));
	const more = beforeRounding(priced) - beforeRounding(found.value);
	if (more <= own) return undefined;
	const broken = `${line.lineId} at ${own} makes the basket ${more} dearer`;
	const excuse = [...excusesIn(priced, basket), ...excusesIn(found.value, basket)][0];
	return { broken, ...(excuse === undefined ? {} : { exception: excuse }) };
}

/** The line with a piece less, when it has several and the coin says so. */
function oneLess(line: BasketLine, random: Random): BasketLine | undefined {
	const several = !line.weighed && line.quantity > MILLI && line.labelAmount === undefined;
	if (!several || random.below(2) === 0) return undefined;
	return { ...line, quantity: milli(line.quantity - MILLI) };
}

/** The closed list of exceptions: exclusive promotions and those that may run out. */
function excusesIn(priced: PricedBasket, { book }: Basket): string[] {
	return priced.uses.flatMap(({ ruleId }) => {
		const promotion = book.index.byId.get(ruleId);
		if (promotion?.exclusive === true) return [`exclusive ${promotion.benefit.kind}`];
		return promotion !== undefined && isLimited(promotion.limits)
			? [`limited ${promotion.benefit.kind}`]
			: [];
	});
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
	const result = [...values];
	for (let at = result.length - 1; at > 0; at -= 1) {
		const other = random.below(at + 1);
		const [a, b] = [result[at], result[other]];
		if (a === undefined || b === undefined) continue;
		result[at] = b;
		result[other] = a;
	}
	return result;
}
