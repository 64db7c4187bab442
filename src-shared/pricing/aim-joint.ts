/**
 * Chooses the joint promotions of a basket with an eye on a 满减 or coupon that is for some of
 * their goods only. What they save on those goods counts against it, unless it can as well lie on
 * their other goods; so another way of sharing the goods out may leave the customer better off
 * than the one that saves most by itself.
 */
import type { CouponBenefit } from '../coupon/coupon.ts';
import type { Aim } from '../promotion/choose-joint.ts';
import type { JointPrice } from '../promotion/joint-promotion.ts';
import { sumIn, type Mask } from './basis.ts';
import type { Lineup } from './lineup.ts';
import type { OrderStage } from './order-stage.ts';
import type { BeforeJoint, LineStage } from './staged-line.ts';

export type Target = {
	readonly mask: Mask;
	/** What the goods must come to. */
	readonly reach: number;
	/** Of every fen that they come to less, so many ten-thousandths are lost. */
	readonly share: number;
};

const MOST_TARGETS = 4;

/** The claims that suffer by the joint promotions as they were chosen. */
export function targetsOf(
	{ claims, choice }: OrderStage,
	{ joint, before }: LineStage,
	{ joint: possible }: Lineup,
): Target[] {
	const found = new Map<string, Target>();
	const wanted = claims.flatMap(({ mask, missing, reach, step, coupon }): Target[] => {
		const share = shareOf(step?.charge, coupon?.kind.benefit);
		if (missing === 0 && share === 0) return [];
		return [{ mask, reach: missing > 0 ? reach : 0, share }];
	});
	const cut = choice.cut.map((need): Target => ({ ...need, share: 0 }));
	for (const target of [...wanted, ...cut]) {
		const { mask, reach, share } = target;
		// Where all its goods are asked for, holding back does as well as another way.
		const crosses = possible.some(({ covers }) => {
			return covers.some((at) => mask[at] === true) && covers.some((at) => mask[at] !== true);
		});
		if (!crosses || lostBy(target, joint, before) === 0) continue;
		found.set(`${mask.join()} ${reach} ${share}`, target);
	}
	return [...found.values()].slice(0, MOST_TARGETS);
}

function shareOf(charge: number | undefined, benefit: CouponBenefit | undefined): number {
	const charged = benefit?.kind === 'order-percent' ? benefit.charge : charge;
	return charged === undefined ? 0 : 10_000 - charged;
}

export function aimAt(target: Target, before: BeforeJoint): Aim {
	return (way) => {
		const saving = way.reduce((sum, price) => sum + price.saving, 0);
		return saving - lostBy(target, way, before);
	};
}

function lostBy(
	{ mask, reach, share }: Target,
	way: readonly JointPrice[],
	before: BeforeJoint,
): number {
	const stuck = way.reduce((sum, price) => sum + stuckIn(mask, price, before), 0);
	if (stuck === 0) return 0;
	const slack = Math.max(0, sumIn(mask, before.amounts) - reach);
	const lost = reach > 0 ? Math.max(0, stuck - slack) : 0;
	return lost + Math.floor((stuck * share) / 10_000);
}

/** What a joint promotion takes off the goods of the mask and cannot lay on its other goods. */
function stuckIn(mask: Mask, { places, shares }: JointPrice, { amounts }: BeforeJoint): number {
	let [inside, room] = [0, 0];
	for (const [place, at] of places.entries()) {
		const share = shares[place] ?? 0;
		if (mask[at] === true) inside += share;
		else room += Math.max(0, (amounts[at] ?? 0) - share);
	}
	return Math.max(0, inside - room);
}
