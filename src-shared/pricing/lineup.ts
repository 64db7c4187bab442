/**
 * Everything about a basket that no choice changes: its lines as goods with all their own prices,
 * and the promotions that are live and meet them.
 */
import type { PriceBook } from '../promotion/price-book.ts';
import type { Goods } from '../promotion/goods.ts';
import type { Basket, BasketLine } from './basket.ts';
import { goodsOf } from './line-goods.ts';
import { byPriority, meetPromotions } from './meet-promotions.ts';
import { ownPrices, type OwnPrice, type PiecePromotion } from './own-price.ts';

export type LinedUp = {
	readonly line: BasketLine;
	readonly goods: Goods;
	/** The best, then what it beat. */
	readonly prices: readonly [OwnPrice, ...OwnPrice[]];
	/** Promotions that price each piece once the basket meets their condition. */
	readonly ifMet: readonly PiecePromotion[];
};

export type Lineup = {
	readonly book: PriceBook;
	/** Per promotion of the book: what its limits leave; −1 when it does not hold. */
	readonly live: readonly number[];
	readonly lines: readonly LinedUp[];
	/** By priority, then id; `number` is the place in the book. */
	readonly joint: readonly { readonly number: number; readonly covers: readonly number[] }[];
};

export function lineUp({ lines, book, situation }: Basket, live: readonly number[]): Lineup {
	const goods = lines.map(goodsOf);
	const open = goods.map((one, at) => (isOpen(lines[at]) ? one : undefined));
	const met = meetPromotions(book, live, open);
	const { member } = situation;
	const linedUp = lines.flatMap((line, at) => {
		const one = goods[at];
		if (one === undefined) return [];
		const promotions = met.byLine[at] ?? [];
		const always = promotions.filter(({ condition }) => condition.kind === 'always');
		const ifMet = promotions.filter(({ condition }) => condition.kind !== 'always');
		const prices = ownPrices(line, one, { member, promotions: always });
		return { line, goods: one, prices, ifMet };
	});
	const joint = [...met.joint].map(([number, covers]) => ({ number, covers }));
	joint.sort((a, b) => {
		const [left, right] = [book.promotions[a.number], book.promotions[b.number]];
		return left === undefined || right === undefined ? 0 : byPriority(left, right);
	});
	return { book, live, lines: linedUp, joint };
}

/** Promotions price what may be discounted and has a list price. */
function isOpen(line: BasketLine | undefined): boolean {
	if (line === undefined || !line.discountable) return false;
	return line.listPrice > 0 || line.labelAmount !== undefined;
}
