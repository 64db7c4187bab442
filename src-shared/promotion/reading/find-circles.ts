/**
 * 换购 in a circle: the goods one promotion hands out are what another asks for, and round again,
 * so that each would pay for the next. Only what rows name is followed; "all goods" earn any
 * gift, but gifts never help to earn themselves (times-met.ts).
 */
import type { GoodsScope } from '../goods-scope.ts';
import type { Promotion } from '../promotion.ts';

/** Places of the promotions that stand in a circle. */
export function findCircles(promotions: readonly Promotion[]): number[] {
	const gives = promotions.map(giftsOf);
	const next = promotions.map((_, at) =>
		promotions.flatMap((other, to) => (feeds(gives[at], asked(other)) ? [to] : [])),
	);
	return promotions.flatMap((_, at) => (leadsTo(next, at, at) ? [at] : []));
}

function giftsOf({ benefit }: Promotion): GoodsScope | undefined {
	return benefit.kind === 'gift' || benefit.kind === 'add-on' ? benefit.gifts : undefined;
}

/** What a promotion with gifts asks for. */
function asked(promotion: Promotion): GoodsScope | undefined {
	if (giftsOf(promotion) === undefined) return undefined;
	const { condition, goods } = promotion;
	return condition.kind === 'together' ? condition.goods : goods;
}

function feeds(gifts: GoodsScope | undefined, wanted: GoodsScope | undefined): boolean {
	const common = (a: readonly number[] = [], b: readonly number[] = []) =>
		a.some((id) => b.includes(id));
	if (gifts === undefined || wanted === undefined) return false;
	return common(gifts.products, wanted.products) || common(gifts.categories, wanted.categories);
}

function leadsTo(next: readonly (readonly number[])[], from: number, to: number): boolean {
	const seen = new Set<number>();
	const open = [...(next[from] ?? [])];
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		if (at === to) return true;
		if (seen.has(at)) continue;
		seen.add(at);
		open.push(...(next[at] ?? []));
	}
	return false;
}
