/** 买N送M: of every N + M pieces the M cheapest are free; of N + 1, one already is. */
import type { JointSaving, OwnPriced } from '../goods.ts';
import { cheapestOfGroup } from './cheapest-of-group.ts';

export function buyNGetM(
	{ buy, free }: { readonly buy: number; readonly free: number },
	goods: readonly OwnPriced[],
	most: number,
): JointSaving {
	const { times, ...rest } = cheapestOfGroup(goods, {
		price: () => 0,
		paid: buy,
		cheap: free,
		most,
	});
	return { ...rest, times: Math.ceil(times / free) };
}
