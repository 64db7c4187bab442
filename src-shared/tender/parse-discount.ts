/**
 * A discount as a cashier types it: 8.5 in 折 charges 85 %, 15 in per cent takes 15 % off, 5.00 in
 * yuan takes that off. Never by floating point.
 */
import { fen, type Fen } from '../kernel/money.ts';
import { basisPoint, type BasisPoint } from '../kernel/rate.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { parseYuan, type AmountRefusal } from './parse-amount.ts';

/** How the figure is meant: 折 (charged, tenths), per cent off, or yuan off. */
export const DISCOUNT_WAYS = ['zhe', 'percent-off', 'amount-off'] as const;
export type DiscountWay = (typeof DISCOUNT_WAYS)[number];

export type DiscountRefusal = AmountRefusal | { readonly code: 'discount/not-a-rate' };

/** What is charged or taken off, fen or basis points. */
export type TypedDiscount =
	| { readonly kind: 'percent'; readonly charge: BasisPoint }
	| { readonly kind: 'amount'; readonly off: Fen };

/** Refuses what is no figure, nothing at all, and more than everything. */
export function parseDiscount(
	way: DiscountWay,
	text: string,
): Result<TypedDiscount, DiscountRefusal> {
	if (way === 'amount-off') {
		const amount = parseYuan(text);
		if (!amount.ok) return amount;
		if (amount.value === 0) return refuse({ code: 'discount/not-a-rate' });
		return ok({ kind: 'amount', off: fen(amount.value) });
	}
	const charge = way === 'zhe' ? chargeOfZhe(text) : chargeOfOff(text);
	return charge === undefined
		? refuse({ code: 'discount/not-a-rate' })
		: ok({ kind: 'percent', charge });
}

/** 8.5 and 85 are both 85 %: nobody says 0.85 折. */
function chargeOfZhe(text: string): BasisPoint | undefined {
	const [, whole = '', part = ''] = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
	if (whole === '') return undefined;
	const scaled = Number(whole) * 100 + Number(part.padEnd(2, '0'));
	const charge = Number(whole) < 10 ? scaled * 10 : scaled;
	return charge > 0 && charge < 10_000 ? basisPoint(charge) : undefined;
}

function chargeOfOff(text: string): BasisPoint | undefined {
	const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim()) ?? [];
	if (whole === '') return undefined;
	const off = Number(whole) * 100 + Number(part.padEnd(2, '0'));
	return off > 0 && off <= 10_000 ? basisPoint(10_000 - off) : undefined;
}
