/**
 * A price per piece that is tied to something: to a condition (3 件 8 折), to a number of pieces (限时
 * 抢购, 每人限 2 件) or to an amount. The pieces that save most get it first.
 */
import { byFalling, type Allowance, type JointSaving, type OwnPriced } from '../goods.ts';
import type { PriceBenefit } from '../promotion.ts';
import { pieceAt } from './price.ts';

/** As many pieces as are allowed; goods that are cheaper by themselves stay as they are. */
export function limitedPrice(
	benefit: PriceBenefit,
	goods: readonly OwnPriced[],
	{ most, cap }: Allowance,
): JointSaving {
	const gains = goods.map((one) => one.own - (pieceAt(benefit, one) ?? one.own));
	const shares = goods.map(() => 0);
	const taken = goods.map(() => 0);
	let [saving, times] = [0, 0];
	for (const at of byFalling(goods, (_, place) => gains[place] ?? 0)) {
		const gain = gains[at] ?? 0;
		if (gain <= 0 || times >= most || saving >= cap) break;
		const enough = Math.ceil((cap - saving) / gain);
		const count = Math.min(goods[at]?.free ?? 0, most - times, enough);
		taken[at] = count;
		shares[at] = gain * count;
		saving += gain * count;
		times += count;
	}
	return { saving, shares, taken, times };
}
