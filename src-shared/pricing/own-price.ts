/**
 * The best price a line has by itself: list price, price override (改价), member price, level
 * price, the price agreed with the buyer (企业价), or a promotion that prices each piece, whichever
 * costs the customer least. Among equals the first of this order wins, promotions by priority and
 * then id.
 */
import type { Fen } from '../kernel/money.ts';
import { fen, priceTimes } from '../kernel/money.ts';
import { lineAt, pieceAt } from '../promotion/benefits/price.ts';
import { percentOfLine, percentOfPiece } from '../promotion/benefits/percent.ts';
import type { Goods } from '../promotion/goods.ts';
import type { PriceBenefit, Promotion } from '../promotion/promotion.ts';
import type { MemberRights } from '../promotion/situation.ts';
import type { BasketLine } from './basket.ts';

export type PiecePromotion = Promotion & { readonly benefit: PriceBenefit };

export type OwnPrice = {
	/** Absent: the list price. */
	readonly kind?: 'override' | 'level' | 'promotion';
	readonly ruleId?: string;
	readonly name?: string;
	readonly reason?: string;
	readonly version?: number;
	readonly exclusive: boolean;
	/** One piece, or the lump. */
	readonly piece: Fen;
	readonly line: Fen;
};

/** The reason of what a price list took off. */
export const AGREED = 'price-list';

/** As the sale names the list; no promotion is called so. */
export function agreedRule(code: string): string {
	return `${AGREED}:${code}`;
}

/** The best first, then what it beat; prices above the list price are none (Price Law Art. 13). */
export function ownPrices(
	line: BasketLine,
	goods: Goods,
	rights: {
		readonly member: MemberRights | undefined;
		readonly promotions: readonly PiecePromotion[];
	},
): readonly [OwnPrice, ...OwnPrice[]] {
	const list: OwnPrice = { exclusive: false, piece: goods.list, line: goods.base };
	const found = [
		...overridden(line, goods),
		...memberPrices(line, goods, rights.member),
		...agreedPrices(line, goods),
		...rights.promotions.flatMap((promotion) => promoted(promotion, goods)),
	].filter((price) => price.line < list.line);
	const best = found.reduce((least, price) => (price.line < least.line ? price : least), list);
	return [best, ...found.filter((price) => price !== best)];
}

function overridden(line: BasketLine, goods: Goods): OwnPrice[] {
	if (line.override === undefined || line.listPrice === 0) return [];
	const { unitPrice, reason } = line.override;
	return [{ kind: 'override', reason, exclusive: false, ...named(unitPrice, goods) }];
}

function memberPrices(
	line: BasketLine,
	goods: Goods,
	member: MemberRights | undefined,
): OwnPrice[] {
	if (member === undefined || goods.base === 0) return [];
	const { level, levelRate, cardRates = [] } = member;
	const found: OwnPrice[] = [];
	const tell = (reason: string, price: Pick<OwnPrice, 'piece' | 'line'>) =>
		found.push({ kind: 'level', reason, exclusive: false, ...price });
	const byLevel = line.levelPrices?.[level];
	if (line.labelAmount === undefined) {
		if (line.memberPrice !== undefined) tell('member-price', named(line.memberPrice, goods));
		if (byLevel !== undefined) tell('level-price', named(byLevel, goods));
	}
	const byCard = cardRates.filter(({ categories }) => speaksOf(categories, line));
	const rates = [
		...(levelRate === undefined ? [] : [levelRate]),
		...byCard.map(({ rate }) => rate),
	];
	for (const rate of line.discountable ? rates : []) {
		tell('level-rate', { piece: percentOfPiece(rate, goods), line: percentOfLine(rate, goods) });
	}
	return found;
}

/** A price of the list holds as a member price does; its rates ask whether goods may be discounted. */
function agreedPrices({ agreed, discountable }: BasketLine, goods: Goods): OwnPrice[] {
	if (agreed === undefined || goods.base === 0) return [];
	const { code, name } = agreed;
	const told = { kind: 'level', reason: AGREED, ruleId: agreedRule(code), name } as const;
	if ('unitPrice' in agreed) {
		return [{ ...told, exclusive: false, ...named(agreed.unitPrice, goods) }];
	}
	if (!discountable) return [];
	const { charge } = agreed;
	const [piece, line] = [percentOfPiece(charge, goods), percentOfLine(charge, goods)];
	return [{ ...told, exclusive: false, piece, line }];
}

/** No category at all is every category. */
function speaksOf(named: readonly number[], { categories, categoryId }: BasketLine): boolean {
	const path = categories ?? (categoryId === undefined ? [] : [categoryId]);
	return named.length === 0 || path.some((category) => named.includes(category));
}

/** Undefined when the benefit does not speak of such goods. */
export function promotedPrice(promotion: PiecePromotion, goods: Goods): OwnPrice | undefined {
	return promoted(promotion, goods)[0];
}

function promoted(promotion: PiecePromotion, goods: Goods): OwnPrice[] {
	const { benefit, id, name, version, exclusive } = promotion;
	const piece = pieceAt(benefit, goods);
	const line = lineAt(benefit, goods);
	if (piece === undefined || line === undefined) return [];
	return [{ kind: 'promotion', ruleId: id, name, version, exclusive, piece, line }];
}

/** A price that is named per unit sold. */
function named(unit: Fen, { pieces, quantity }: Goods): Pick<OwnPrice, 'piece' | 'line'> {
	const line = priceTimes(unit, quantity);
	return pieces > 0 ? { piece: fen(unit), line } : { piece: line, line };
}
