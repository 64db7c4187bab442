/** How a company customer pays off what it owes (挂账还款). */
import { methodFacts } from '../payment/method.ts';

export const SETTLE_WAYS = ['cash', 'transfer', 'wechat', 'alipay', 'unionpay', 'card'] as const;
export type SettleWay = (typeof SETTLE_WAYS)[number];

/** How what a customer paid too much leaves again. */
export const PAY_OUT_WAYS: readonly SettleWay[] = ['cash', 'transfer'];

export type SettleWayFacts = {
	readonly kind: string;
	/** Absent for cash. */
	readonly method?: string;
	/** True when only the cashier's eyes confirm it. */
	readonly unverified: boolean;
};

/** As the journal names it. A transfer is looked for on the bank's statement later. */
export function settleWayFacts(way: SettleWay): SettleWayFacts {
	if (way === 'cash') return { kind: 'cash', unverified: false };
	if (way === 'transfer') return { kind: 'transfer', method: way, unverified: true };
	const { kind, unverified } = methodFacts[way];
	return { kind, method: way, unverified };
}
