/** The slip of a coupon (优惠券): what it is, until when, and the barcode that redeems it once. */
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptStore } from './receipt-store.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';

export type PrintedCoupon = {
	readonly code: string;
	readonly name: string;
	readonly validFrom: string;
	readonly validUntil: string;
};

/** What a coupon shows, on a slip of its own and on the receipt of the sale that gave it. */
export function couponBlocks(coupon: PrintedCoupon, words: ReceiptWords): ReceiptBlock[] {
	const { code, name, validFrom, validUntil } = coupon;
	return [
		{ kind: 'text', text: name, align: 'center', size: 2, bold: true },
		{ kind: 'text', text: words.couponValid(validFrom, validUntil), align: 'center' },
		{ kind: 'barcode', text: code },
	];
}

export function composeCouponSlip(
	coupon: PrintedCoupon,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	return {
		v: 1,
		title: words.couponTitle,
		language: store.language,
		blocks: [
			...(store.logo === true ? [{ kind: 'logo' } as const] : []),
			{ kind: 'text', text: store.name, align: 'center', bold: true },
			{ kind: 'text', text: words.couponTitle, align: 'center' },
			{ kind: 'rule' },
			...couponBlocks(coupon, words),
			{ kind: 'rule' },
			{ kind: 'text', text: words.couponAdvice, align: 'center' },
		],
	};
}
