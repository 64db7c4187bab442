/**
 * The ways to pay besides cash (PAY-1). Most are taken by hand: the cashier uses the store's own
 * card terminal or code stand and says what came of it; what no machine confirmed is marked 待核对
 * and compared with the statement later (PAY-5). Store credit and what is bought on account are the
 * ledger's own. The keys are the initials that leave the digits free for the amount.
 */
import type { OtherTenderKind } from '../journal/event.ts';

/** Taken beside the program, by the cashier's hand. */
export const HAND_METHODS = ['wechat', 'alipay', 'unionpay', 'card', 'voucher'] as const;
export type HandMethod = (typeof HAND_METHODS)[number];

/** The last three this ledger itself keeps: it is asked whose, and answers at once. */
export const METHODS = [...HAND_METHODS, 'store_credit', 'on_account', 'stored_value'] as const;
export type Method = (typeof METHODS)[number];

export function isHandMethod(method: Method): method is HandMethod {
	return HAND_METHODS.some((one) => one === method);
}

type MethodFacts = {
	readonly kind: Exclude<OtherTenderKind, 'deposit' | 'points'>;
	/** KeyboardEvent.code of the key that takes it. */
	readonly code: string;
	readonly keyLabel: string;
	/** True when only the cashier's eyes confirm it. */
	readonly unverified: boolean;
};

export const methodFacts: Readonly<Record<Method, MethodFacts>> = {
	wechat: { kind: 'code', code: 'KeyW', keyLabel: 'W', unverified: true },
	alipay: { kind: 'code', code: 'KeyZ', keyLabel: 'Z', unverified: true },
	unionpay: { kind: 'code', code: 'KeyY', keyLabel: 'Y', unverified: true },
	card: { kind: 'card', code: 'KeyK', keyLabel: 'K', unverified: false },
	voucher: { kind: 'voucher', code: 'KeyQ', keyLabel: 'Q', unverified: false },
	store_credit: {
		kind: 'store_credit',
		code: 'KeyD',
		keyLabel: 'D',
		unverified: false,
	},
	on_account: { kind: 'on_account', code: 'KeyG', keyLabel: 'G', unverified: false },
	stored_value: { kind: 'stored_value', code: 'KeyC', keyLabel: 'C', unverified: false },
};

/** The reference of a slip: never anything that could be a card number. */
export function looksLikeCardNumber(text: string): boolean {
	const digits = text.replace(/[\s-]/g, '');
	return /^\d{13,19}$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (const [index, digit] of [...digits].reverse().entries()) {
		const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 === 0;
}
