/**
 * What a scanned or typed code means, before anybody looks at the database. The order is fixed; the
 * tables are the store's settings. While a payment is awaited only payment codes count, and at any
 * other time a payment code (付款码) is said to be one instead of being sold as a product: an
 * 18-digit scale label can look like an Alipay code, so the place of the scan decides.
 */
import { isDigits } from './check-digit.ts';
import { readScaleLabel, DEFAULT_SCALE_FORMATS } from './scale-label.ts';
import type { ScaleFormat, ScaleLabel } from './scale-label.ts';

export type Wallet = 'wechat' | 'alipay' | 'unionpay' | 'ecny';

export type WalletRule = {
	readonly wallet: Wallet;
	/** Two-digit beginnings. */
	readonly prefixes: readonly string[];
	readonly minLength: number;
	readonly maxLength: number;
};

/** A code of the store's own that is known by its beginning: `MB00017` is a member's. */
export type PrefixRule = {
	readonly kind: 'member-code' | 'coupon-code';
	readonly prefix: string;
	readonly minLength: number;
	readonly maxLength: number;
};

export type ScanRules = {
	readonly scaleFormats: readonly ScaleFormat[];
	readonly wallets: readonly WalletRule[];
	readonly prefixes: readonly PrefixRule[];
	/** Digits up to this many are a PLU (an item number of the scale), not a barcode. */
	readonly pluDigits: number;
};

/** Where the scan arrived: `payment` only while a payment code is awaited. */
export type ScanPlace = 'goods' | 'payment';

export type UnknownReason =
	| 'empty'
	| 'label-check-digit'
	| 'label-empty'
	| 'not-a-payment-code'
	| 'two-wallets'
	| 'too-long';

export type ScanMeaning =
	| { readonly kind: 'product'; readonly code: string }
	| { readonly kind: 'weighed-product'; readonly code: string; readonly label: ScaleLabel }
	| { readonly kind: 'plu'; readonly plu: number; readonly code: string }
	| { readonly kind: 'receipt-no' | 'member-code' | 'coupon-code'; readonly code: string }
	| { readonly kind: 'payment-code'; readonly code: string; readonly wallet: Wallet }
	| { readonly kind: 'unknown'; readonly code: string; readonly reason: UnknownReason };

/**
 * Published beginnings and lengths of the wallets' payment codes; data, so that HQ can change it.
 */
export const DEFAULT_WALLETS: readonly WalletRule[] = [
	{
		wallet: 'wechat',
		prefixes: ['10', '11', '12', '13', '14', '15'],
		minLength: 18,
		maxLength: 18,
	},
	{
		wallet: 'alipay',
		prefixes: ['25', '26', '27', '28', '29', '30'],
		minLength: 16,
		maxLength: 24,
	},
	{ wallet: 'unionpay', prefixes: ['62'], minLength: 19, maxLength: 19 },
	// Unconfirmed: known from one third party only, so a store must switch it on in its rules.
];

export const DEFAULT_SCAN_RULES: ScanRules = {
	scaleFormats: DEFAULT_SCALE_FORMATS,
	wallets: DEFAULT_WALLETS,
	prefixes: [],
	pluDigits: 6,
};

const LONGEST_CODE = 128;

/** The one reading of `text` under the store's rules; spaces around it do not count. */
export function classifyBarcode(text: string, rules: ScanRules, place: ScanPlace): ScanMeaning {
	const code = text.trim();
	if (code === '') return { kind: 'unknown', code, reason: 'empty' };
	if (code.length > LONGEST_CODE) {
		return { kind: 'unknown', code: code.slice(0, LONGEST_CODE), reason: 'too-long' };
	}
	return place === 'payment' ? classifyPayment(code, rules) : classifyGoods(code, rules);
}

function classifyPayment(code: string, { wallets }: ScanRules): ScanMeaning {
	const fitting = walletsOf(code, wallets);
	const [only] = fitting;
	if (only === undefined) return { kind: 'unknown', code, reason: 'not-a-payment-code' };
	if (fitting.length > 1) return { kind: 'unknown', code, reason: 'two-wallets' };
	return { kind: 'payment-code', code, wallet: only };
}

function classifyGoods(code: string, rules: ScanRules): ScanMeaning {
	const reading = readScaleLabel(code, rules.scaleFormats);
	if (reading.kind === 'label') return { kind: 'weighed-product', code, label: reading.label };
	if (reading.kind === 'refused') {
		const reason = reading.reason === 'check-digit' ? 'label-check-digit' : 'label-empty';
		return { kind: 'unknown', code, reason };
	}
	if (isReceiptNumber(code)) return { kind: 'receipt-no', code };
	const prefix = rules.prefixes.find((rule) => fitsPrefix(code, rule));
	if (prefix !== undefined) return { kind: prefix.kind, code };
	const [wallet] = walletsOf(code, rules.wallets);
	if (wallet !== undefined) return { kind: 'payment-code', code, wallet };
	if (isDigits(code) && code.length <= rules.pluDigits && Number(code) > 0) {
		return { kind: 'plu', plu: Number(code), code };
	}
	return { kind: 'product', code };
}

/** `store-terminal-number-xxxxxx`, the last part being six characters of base 32. */
function isReceiptNumber(code: string): boolean {
	return /^[0-9A-Z]{1,12}-[0-9A-Z]{1,12}-[0-9]{1,15}-[0-9A-Z]{6}$/i.test(code);
}

function fitsPrefix(code: string, { prefix, minLength, maxLength }: PrefixRule): boolean {
	return code.startsWith(prefix) && code.length >= minLength && code.length <= maxLength;
}

function walletsOf(code: string, rules: readonly WalletRule[]): readonly Wallet[] {
	if (!isDigits(code)) return [];
	const fitting = rules.filter(
		({ prefixes, minLength, maxLength }) =>
			code.length >= minLength && code.length <= maxLength && prefixes.includes(code.slice(0, 2)),
	);
	return fitting.map(({ wallet }) => wallet);
}
