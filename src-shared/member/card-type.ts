/**
 * Types of cards (会员卡类型, CFG-1): what a card is for, where it is good and what is charged with it.
 * A card without a type is good everywhere and takes nothing off.
 */
import type { BasisPoint } from '../kernel/rate.ts';

export const CARD_TYPE_KINDS = ['stored-value', 'points', 'pass', 'discount'] as const;
/** 储值卡, 积分卡, 次卡, 折扣卡. */
export type CardTypeKind = (typeof CARD_TYPE_KINDS)[number];

export type CardType = {
	readonly code: string;
	readonly name: string;
	readonly kind: CardTypeKind;
	/** 记名; the law caps what is not lower. */
	readonly registered: boolean;
	/** Codes of stores; empty for all. */
	readonly stores: readonly string[];
	/** Each stands for everything below it; empty for all goods. */
	readonly categories: readonly number[];
	/** The share of the list price; 10 000 takes nothing off. */
	readonly charge: BasisPoint;
	readonly active: boolean;
};

export type CardRate = {
	readonly rate: BasisPoint;
	/** Empty for all goods. */
	readonly categories: readonly number[];
};

/** What a member's cards take off in a store. */
export function cardRates(types: readonly CardType[], store: string): CardRate[] {
	return types
		.filter((type) => isGoodAt(type, store) && type.charge < 10_000)
		.map(({ charge, categories }) => ({ rate: charge, categories }));
}

/** Active, and of this store. */
export function isGoodAt({ active, stores }: CardType, store: string): boolean {
	return active && (stores.length === 0 || stores.includes(store));
}
