/** One way to pay for a pass, or two: what the second one takes is typed, the first has the rest. */
import type { SettleWay } from '#shared/account/settle-ways.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { NOT_CHOSEN, type OpenMoney, type PassMoney } from './pass-money.tsx';

export type SplitMoney = OpenMoney & {
	readonly secondWay: SettleWay;
	/** Yuan as typed; '' when all of it comes the first way. */
	readonly secondText: string;
};

export const OPEN_MONEY: SplitMoney = { ...NOT_CHOSEN, secondWay: 'wechat', secondText: '' };

/** True while it is not said how something that costs money is paid. */
export function isOpen({ way }: OpenMoney, priceFen: number): boolean {
	return way === undefined && priceFen > 0;
}

type Tenders = {
	readonly tenders?: { way: SettleWay; reference: string; amountFen: number }[];
};

/** As it is sent; main judges whether the parts make the whole. */
export function tendersOf(
	{ way: chosen, reference, secondWay, secondText }: SplitMoney,
	priceFen: number,
): PassMoney & Tenders {
	// What costs nothing is paid no way; whoever pays was asked before (isOpen).
	const way = chosen ?? 'cash';
	if (secondText.trim() === '') return { way, reference };
	const second = parseYuan(secondText);
	const amountFen = second.ok ? second.value : 0;
	const tenders = [
		{ way, reference, amountFen: priceFen - amountFen },
		{ way: secondWay, reference: '', amountFen },
	];
	return { way, reference, tenders };
}
