/**
 * 换购 in a circle: the goods one promotion hands out are what another asks for, and round again,
 * so that each would pay for the next. Only what rows name is followed; "all goods" earn any
 * gift, but gifts never help to earn themselves (times-met.ts).
 */
import type { GoodsScope } from '../goods-scope.ts';
import type { Promotion } from '../promotion.ts';

/** Places of the promotions that stand in a circle. */
export function findCircles(promotions: readonly Promotion[]): number[] {
	const next = feedsOf(promotions);
	const left = peel(next);
	return [...left].filter((at) => leadsTo(next, at, at)).sort((a, b) => a - b);
}

/** By place: the promotions that the gifts of that one help to earn. Others have no place here. */
type Feeds = ReadonlyMap<number, readonly number[]>;

function feedsOf(promotions: readonly Promotion[]): Feeds {
	const giving = [...promotions.entries()].flatMap(([at, promotion]) => {
		const gifts = giftsOf(promotion);
		return gifts === undefined ? [] : [{ at, gifts, asked: askedOf(promotion) }];
	});
	const asking = new Map<string, number[]>();
	for (const { at, asked } of giving) {
		for (const key of keysOf(asked)) put(asking, key, at);
	}
	return new Map(
		giving.map(({ at, gifts }) => {
			return [at, [...new Set(keysOf(gifts).flatMap((key) => asking.get(key) ?? []))]];
		}),
	);
}

function put<Key>(lists: Map<Key, number[]>, key: Key, at: number): void {
	const held = lists.get(key);
	if (held === undefined) lists.set(key, [at]);
	else held.push(at);
}

function giftsOf({ benefit }: Promotion): GoodsScope | undefined {
	return benefit.kind === 'gift' || benefit.kind === 'add-on' ? benefit.gifts : undefined;
}

function askedOf({ condition, goods }: Promotion): GoodsScope {
	return condition.kind === 'together' ? condition.goods : goods;
}

function keysOf({ products = [], categories = [] }: GoodsScope): string[] {
	return [...products.map((id) => `product ${id}`), ...categories.map((id) => `category ${id}`)];
}

/** What is left when those that feed nobody are taken away, again and again. */
function peel(feeds: Feeds): Set<number> {
	const left = new Set(feeds.keys());
	const fedBy = new Map<number, number[]>();
	const open = new Map<number, number>();
	for (const [at, fed] of feeds) {
		open.set(at, fed.length);
		for (const to of fed) put(fedBy, to, at);
	}
	const ends = [...left].filter((at) => open.get(at) === 0);
	for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
		left.delete(end);
		for (const at of fedBy.get(end) ?? []) {
			const rest = (open.get(at) ?? 0) - 1;
			open.set(at, rest);
			if (rest === 0) ends.push(at);
		}
	}
	return left;
}

function leadsTo(next: Feeds, from: number, to: number): boolean {
	const seen = new Set<number>();
	const open = [...(next.get(from) ?? [])];
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		if (at === to) return true;
		if (seen.has(at)) continue;
		seen.add(at);
		open.push(...(next.get(at) ?? []));
	}
	return false;
}
