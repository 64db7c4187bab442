/** The ways a fee is paid, as they are typed: one with all of it, or several that come to it. */
import type { SettleWay } from '#shared/account/settle-ways.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';

export type DraftTender = {
	/** '' until somebody says how. */
	readonly way: SettleWay | '';
	/** Yuan, as typed. */
	readonly amount: string;
	readonly reference: string;
};

export function firstTender(fen: number): DraftTender {
	return { way: '', amount: formatYuan(fen), reference: '' };
}

/** What they come to, fen; what cannot be read counts nothing. */
export function paidOf(tenders: readonly DraftTender[]): number {
	return tenders.reduce((sum, { amount }) => sum + fenOf(amount), 0);
}

/** True while it is not said of some money how it is paid. */
export function isOpen(tenders: readonly DraftTender[]): boolean {
	return tenders.some(({ way, amount }) => way === '' && fenOf(amount) > 0);
}

/** As they are sent; a row without money is left out. */
export function tendersOf(
	tenders: readonly DraftTender[],
): { way: SettleWay; amountFen: number; reference: string }[] {
	return tenders
		.flatMap(({ way, amount, reference }) => {
			return way === ''
				? []
				: { way, amountFen: fenOf(amount), reference: way === 'cash' ? '' : reference.trim() };
		})
		.filter(({ amountFen }) => amountFen > 0);
}

function fenOf(text: string): number {
	const read = parseYuan(text);
	return read.ok ? read.value : 0;
}
