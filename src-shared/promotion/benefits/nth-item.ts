/**
 * 第N件折扣, with 第二件半价 as its best known case: of every N pieces the cheapest costs a share.
 */
import { atRate } from '../../kernel/money.ts';
import type { BasisPoint } from '../../kernel/rate.ts';
import type { JointSaving, OwnPriced } from '../goods.ts';
import { cheapestOfGroup } from './cheapest-of-group.ts';

export function nthItem(
	{ n, charge }: { readonly n: number; readonly charge: BasisPoint },
	goods: readonly OwnPriced[],
	most: number,
): JointSaving {
	return cheapestOfGroup(goods, {
		price: ({ list }) => atRate(list, charge),
		paid: n - 1,
		cheap: 1,
		most,
	});
}
