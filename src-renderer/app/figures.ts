/** Figures as the screens write them: thousands apart, and a true minus, as wide as a digit. */
import { formatQuantity, formatYuanGrouped } from '#shared/receipt/format.ts';

/** 12300 → `12,300`, -3 → `−3`. */
export function sayCount(count: number): string {
	return trueMinus(count.toLocaleString('en'));
}

/** What moved: 1000 → `+1,000`, -1000 → `−1,000`. */
export function sayMoved(count: number): string {
	return count > 0 ? `+${sayCount(count)}` : sayCount(count);
}

/** -37000 → `−37`. */
export function sayQuantity(milli: number): string {
	return trueMinus(formatQuantity(milli));
}

export function sayYuan(fen: number): string {
	return trueMinus(formatYuanGrouped(fen));
}

function trueMinus(figure: string): string {
	return figure.replace(/^-/, '−');
}
