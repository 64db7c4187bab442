/** One way to pay for a pass, or two: what the second one takes is typed, the first has the rest. */
import type { SettleWay } from '#shared/account/settle-ways.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { IN_CASH, type PassMoney } from './pass-money.tsx';

export type SplitMoney = PassMoney & {
	readonly secondWay: SettleWay;
	/** Yuan as typed; '' when all of it comes the first way. */
	readonly secondText: string;
};

export const ALL_IN_CASH: SplitMoney = { ...IN_CASH, secondWay: 'wechat', secondText: '' };

type Tenders = {
	readonly tenders?: { way: SettleWay; reference: string; amountFen: number }[];
};

/** As it is sent; main judges whether the parts make the whole. */
export function tendersOf(
	{ way, reference, secondWay, secondText }: SplitMoney,
	priceFen: number,
): PassMoney & Tenders {
	if (secondText.trim() === '') return { way, reference };
	const second = parseYuan(secondText);
	const amountFen = second.ok ? second.value : 0;
	const tenders = [
		{ way, reference, amountFen: priceFen - amountFen },
		{ way: secondWay, reference: '', amountFen },
	];
	return { way, reference, tenders };
}
