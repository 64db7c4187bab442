/**
 * The code of a one-time coupon, as printed under its barcode: `Q`, four digits of the kind, ten
 * of chance and two check digits (ISO 7064 MOD 97-10), so that a mistyped or half-read code is
 * known for what it is before anything is looked up. No goods and no payment code begins with a
 * letter.
 */
import { checkPairOf } from '../barcode/check-pair.ts';

export type CouponCode = {
	/** 0…9999: which kind, by the number it was given. */
	readonly kind: number;
	/** 0…9 999 999 999, drawn at random: one code does not lead to the next. */
	readonly serial: number;
};

const SHAPE = /^Q(\d{4})(\d{10})(\d{2})$/;

/** The whole code, 17 characters. */
export function formatCouponCode({ kind, serial }: CouponCode): string {
	const body = `${String(kind).padStart(4, '0')}${String(serial).padStart(10, '0')}`;
	return `Q${body}${checkPairOf(body)}`;
}

/** Undefined when it is no coupon code or its check digits are wrong. */
export function readCouponCode(text: string): CouponCode | undefined {
	const [, kind = '', serial = '', check] = SHAPE.exec(text.trim().toUpperCase()) ?? [];
	if (check === undefined || checkPairOf(kind + serial) !== check) return undefined;
	return { kind: Number(kind), serial: Number(serial) };
}
