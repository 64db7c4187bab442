/**
 * An amount of money as people read it: tabular digits, the ¥ smaller than they are, a sign in
 * front of what is taken away. The figure comes from main; here it is only written.
 */
import { formatYuanGrouped } from '#shared/receipt/format.ts';
import styles from './money-text.module.css';

export type MoneyTextProps = {
	readonly fen: number;
	/** Without ¥ inside a column that says it once. */
	readonly bare?: boolean;
	readonly className?: string;
};

export function MoneyText({ fen, bare = false, className }: MoneyTextProps) {
	const text = formatYuanGrouped(Math.abs(fen));
	const classes = [styles['money'], className].filter(Boolean).join(' ');
	return (
		<span className={classes} data-long={text.length > 9 ? '' : undefined}>
			{fen < 0 && '−'}
			{!bare && <small>¥</small>}
			{text}
		</span>
	);
}
