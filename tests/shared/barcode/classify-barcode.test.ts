// Goal: every code has one meaning; products never reach a wallet, payment codes never the basket.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import {
	classifyBarcode,
	DEFAULT_SCAN_RULES,
	type ScanRules,
} from '#shared/barcode/classify-barcode.ts';
import { DEFAULT_SCALE_FORMATS, type ScaleFormat } from '#shared/barcode/scale-label.ts';

const ean = (pattern: string, ...flags: string[]): ScaleFormat => ({
	pattern,
	flags,
	check: 'ean',
});

describe('classifying a code', () => {
	const goods = (text: string, rules: ScanRules = DEFAULT_SCAN_RULES) =>
		classifyBarcode(text, rules, 'goods');
	const payment = (text: string) => classifyBarcode(text, DEFAULT_SCAN_RULES, 'payment');

	it('tells products, labels, PLUs, receipts and payment codes apart at the counter', () => {
		expect(goods('6901234567892')).toEqual({ kind: 'product', code: '6901234567892' });
		expect(goods('LB000012').kind).toBe('product');
		expect(goods('2100123019991')).toMatchObject({
			kind: 'weighed-product',
			label: { plu: 123, amount: 1999 },
		});
		expect(goods('00123')).toEqual({ kind: 'plu', plu: 123, code: '00123' });
		expect(goods('S001-01-123-7K2M9Q').kind).toBe('receipt-no');
		expect(goods('33699993-8').kind).toBe('product');
		expect(goods('134567890123456789')).toMatchObject({
			kind: 'payment-code',
			wallet: 'wechat',
		});
		expect(goods('2801234567890123')).toMatchObject({ kind: 'payment-code', wallet: 'alipay' });
		expect(goods('2100123019992')).toMatchObject({
			kind: 'unknown',
			reason: 'label-check-digit',
		});
		expect(goods('  ')).toMatchObject({ kind: 'unknown', reason: 'empty' });
		expect(goods('9'.repeat(500))).toMatchObject({ kind: 'unknown', reason: 'too-long' });
	});

	it('lets the place decide between an 18-digit label and an Alipay code that look alike', () => {
		const label = withCheckDigit('26001230199900735');
		const rules: ScanRules = {
			...DEFAULT_SCAN_RULES,
			scaleFormats: [...DEFAULT_SCALE_FORMATS, ean('FFWWWWWEEEEENNNNNC', '26')],
		};
		expect(goods(label, rules).kind).toBe('weighed-product');
		expect(classifyBarcode(label, rules, 'payment')).toMatchObject({
			kind: 'payment-code',
			wallet: 'alipay',
		});
	});

	it('never sends a product or a label to a wallet', () => {
		for (const text of [
			'6901234567892',
			'2100123019991',
			'00123',
			'MB0001',
			'220012301999007351',
		]) {
			expect(payment(text), text).toMatchObject({
				kind: 'unknown',
				reason: 'not-a-payment-code',
			});
		}
	});

	it('asks when two wallets claim a code', () => {
		const rules: ScanRules = {
			...DEFAULT_SCAN_RULES,
			wallets: [
				...DEFAULT_SCAN_RULES.wallets,
				{ wallet: 'ecny', prefixes: ['13'], minLength: 18, maxLength: 18 },
			],
		};
		expect(classifyBarcode('134567890123456789', rules, 'payment')).toMatchObject({
			kind: 'unknown',
			reason: 'two-wallets',
		});
	});

	it('knows member and coupon codes by the beginnings the store set', () => {
		const rules: ScanRules = {
			...DEFAULT_SCAN_RULES,
			prefixes: [
				{ kind: 'member-code', prefix: 'MB', minLength: 6, maxLength: 12 },
				{ kind: 'coupon-code', prefix: '99', minLength: 16, maxLength: 16 },
			],
		};
		expect(goods('MB00017', rules).kind).toBe('member-code');
		expect(goods('9912345678901234', rules).kind).toBe('coupon-code');
		expect(goods('MB1', rules).kind).toBe('product');
	});

	it('gives every text exactly one meaning and never throws', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 200 }),
				fc.constantFrom('goods' as const, 'payment' as const),
				(text, place) => {
					expect(typeof classifyBarcode(text, DEFAULT_SCAN_RULES, place).kind).toBe('string');
				},
			),
		);
	});
});
