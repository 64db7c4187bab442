/**
 * Tax of a sale, per rate. In China prices hold their tax (价内): it is found line by line. Where
 * it comes on top, it is found for all goods of a rate at once and shared over them (E11). Mixed
 * rates are always kept apart (增值税法 Art. 12).
 */
import { allocate } from '../kernel/allocate.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { basisPoint, type BasisPoint } from '../kernel/rate.ts';
import type { ReturnedAmount, TaxOfRate } from './basket.ts';

/** The tax inside a tax-inclusive amount (E9: 8492 at 13 % holds 977). */
export function taxInside(net: Fen, rate: BasisPoint): Fen {
	return fen(multiplyDivide(net, rate, 10_000 + rate));
}

export type Taxed = { readonly net: Fen; readonly rate: BasisPoint };

export function taxesOf(lines: readonly Taxed[], onTop: boolean): Fen[] {
	if (!onTop) return lines.map(({ net, rate }) => taxInside(net, rate));
	const taxes = lines.map(() => 0);
	for (const rate of new Set(lines.map((line) => line.rate))) {
		const nets = lines.map((line) => (line.rate === rate ? line.net : 0));
		const whole = nets.reduce<number>((sum, net) => sum + net, 0);
		for (const [at, tax] of allocate(multiplyDivide(whole, rate, 10_000), nets).entries()) {
			taxes[at] = (taxes[at] ?? 0) + tax;
		}
	}
	return taxes.map(fen);
}

/** Highest rate first; what comes back is taken off its rate and may make it negative. */
export function taxPerRate(
	sold: readonly ReturnedAmount[],
	returned: readonly ReturnedAmount[],
): TaxOfRate[] {
	const rates = new Map<BasisPoint, { net: number; tax: number }>();
	const count = ({ rate, net, tax }: ReturnedAmount, sign: 1 | -1) => {
		const sums = rates.get(rate) ?? { net: 0, tax: 0 };
		rates.set(rate, { net: sums.net + sign * net, tax: sums.tax + sign * tax });
	};
	for (const one of sold) count(one, 1);
	for (const one of returned) count(one, -1);
	return [...rates]
		.map(([rate, { net, tax }]) => ({ rate, net: fen(net), tax: fen(tax) }))
		.sort((a, b) => b.rate - a.rate);
}

/**
 * A rate that becomes another on a business date (小规模 3 % is 1 % until 2027-12-31): data, never a
 * constant. Products and stores name the rate they were given, and it goes on naming what became
 * of it, so that no catalogue is rewritten when a law begins or ends.
 */
export type TaxChange = {
	/** Basis points. */
	readonly fromBp: number;
	readonly toBp: number;
	/** YYYY-MM-DD, the first day of the new rate. */
	readonly date: string;
};

/**
 * What the rate a product names is on a business date. Changes follow each other by date; those of
 * one day stand side by side, so that 13 → 9 and 9 → 6 on one day do not make 6 of 13.
 */
export function ratesOn(
	changes: readonly TaxChange[],
	bizDate: string,
): (named: BasisPoint) => BasisPoint {
	const begun = changes
		.filter(({ date }) => date <= bizDate)
		.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
	return (named) => {
		let rate: number = named;
		let since = '';
		for (const { fromBp, toBp, date } of begun) {
			if (fromBp !== rate || date === since) continue;
			rate = toBp;
			since = date;
		}
		return basisPoint(rate);
	};
}
