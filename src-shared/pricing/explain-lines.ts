/**
 * Why a line costs what it costs, beside its adjustments: the prices that were beaten, the
 * promotions that were not earned, and what was held back for a larger benefit (I4, 为什么是这个价).
 */
import { fen } from '../kernel/money.ts';
import { timesMet } from '../promotion/conditions/times-met.ts';
import type { Promotion } from '../promotion/promotion.ts';
import type { PassedOver } from './basket.ts';
import type { BookedLine } from './book-claims.ts';
import { countedGoods } from './after-prices.ts';
import type { Lineup } from './lineup.ts';
import type { OwnPrice } from './own-price.ts';
import type { PricedVariant } from './price-variants.ts';

/** Per line. */
export function explainLines(priced: PricedVariant): PassedOver[][] {
	const { lineup, order, variant } = priced;
	const passed = lineup.lines.map(({ prices, line }, at): PassedOver[] => {
		const booked = order.lines[at];
		const held = booked === undefined ? [] : heldBack(booked, priced);
		return [
			...held,
			...prices.slice(1).flatMap((price) => beaten(price, prices[0], booked)),
			...(variant.byHand || line.lineDiscount === undefined ? [] : [notByHand()]),
		];
	});
	const counted = countedGoods(lineup);
	for (const [promotion, covers] of tiedTo(lineup)) {
		const { id: ruleId, name } = promotion;
		const why = timesMet(promotion, counted) > 0 ? 'other-is-better' : 'condition-not-met';
		for (const at of covers) {
			const rows = order.lines[at]?.adjustments ?? [];
			if (!rows.some((row) => row.ruleId === ruleId)) passed[at]?.push({ ruleId, name, why });
		}
	}
	return passed;
}

/** Promotions that hang on other goods, with the lines that they could price. */
function tiedTo({ lines, joint, book }: Lineup): Map<Promotion, readonly number[]> {
	const tied = new Map<Promotion, number[]>();
	for (const { goods, ifMet } of lines) {
		for (const promotion of ifMet) {
			const covers = tied.get(promotion);
			if (covers === undefined) tied.set(promotion, [goods.at]);
			else covers.push(goods.at);
		}
	}
	const all = new Map<Promotion, readonly number[]>(tied);
	for (const { number, covers } of joint) {
		const promotion = book.promotions[number];
		if (promotion !== undefined) all.set(promotion, covers);
	}
	return all;
}

/** Told under the last of the line's savings, which is where holding back begins. */
function heldBack({ held, staged }: BookedLine, priced: PricedVariant): PassedOver[] {
	const saved = staged.rows.filter(({ kind }) => kind === 'promotion' || kind === 'level');
	const { ruleId, reason = '', name = '' } = saved.at(-1) ?? {};
	if (held === 0) return [];
	const id = ruleId ?? reason;
	return [{ ruleId: id, name: nameOf(priced, id) ?? name, why: 'held-back', amount: fen(held) }];
}

function beaten(price: OwnPrice, best: OwnPrice, booked: BookedLine | undefined): PassedOver[] {
	const ruleId = price.ruleId ?? price.reason;
	// The list price is no promotion that somebody could miss.
	if (price.kind === undefined || ruleId === undefined || price === best) return [];
	const saving = (booked?.staged.goods.base ?? price.line) - price.line;
	return [{ ruleId, name: price.name ?? '', why: 'other-is-better', amount: fen(saving) }];
}

function notByHand(): PassedOver {
	return { ruleId: 'line-discount', name: '', why: 'other-is-better' };
}

/** The name that goes with every adjustment of a promotion. */
export function nameOf({ lineup }: PricedVariant, ruleId: string): string | undefined {
	return lineup.book.index.byId.get(ruleId)?.name;
}
