/** The names of the basket's columns, and how much is in it. */
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useSale } from './use-desk.ts';
import styles from './basket.module.css';

export function BasketHead() {
	const { columns, lines, basket } = useWords().checkout;
	const count = useSale().sale?.totals.lineCount ?? 0;
	return (
		<header className={styles['head']}>
			<h2>{count === 0 ? basket : sayFilled(lines, { count })}</h2>
			<span>{columns.price}</span>
			<span>{columns.quantity}</span>
			<span>{columns.amount}</span>
		</header>
	);
}
