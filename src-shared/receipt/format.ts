/** Figures as people read them. Two decimals always, thousands only where there is room. */
import { MILLI } from '../kernel/quantity.ts';

/** 1234567 fen → `12345.67`; negative amounts keep their sign in front. */
export function formatYuan(fen: number): string {
	const digits = String(Math.abs(fen)).padStart(3, '0');
	return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 12345678 fen → `123,456.78`. */
export function formatYuanGrouped(fen: number): string {
	const [whole = '0', rest = '00'] = formatYuan(fen).split('.');
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

/** 735 → `0.735`, 3000 → `3`: whole pieces without decimals. */
export function formatQuantity(milli: number): string {
	const sign = milli < 0 ? '-' : '';
	const whole = Math.floor(Math.abs(milli) / MILLI);
	const rest = Math.abs(milli) % MILLI;
	return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(3, '0')}`;
}

/** 1300 → `13%`, 825 → `8.25%`. */
export function formatRate(bp: number): string {
	const whole = Math.floor(bp / 100);
	const rest = bp % 100;
	return rest === 0 ? `${whole}%` : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}%`;
}
