/** The function keys as buttons, in the order of the keyboard; each shows its key. */
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { checkoutKeys } from './checkout-keys.ts';
import { runAction } from './run-action.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './checkout.module.css';

export function KeysRow() {
	const desk = useDesk();
	const { keys } = useWords().checkout;
	const { mode } = useCounter();
	const parked = useSale().sale?.totals.parkedCount ?? 0;
	return (
		<nav className={styles['keys']} aria-label={keys.row}>
			{checkoutKeys
				.filter(({ inRow }) => inRow === true)
				.map(({ action, keyLabel }) => (
					<Button
						key={action}
						keyLabel={keyLabel}
						disabled={mode === 'tender' && action !== 'help' && action !== 'lock'}
						onPress={() => runAction(desk, action)}
					>
						{keys[action]}
						{action === 'recall' && parked > 0 && ` (${parked})`}
					</Button>
				))}
		</nav>
	);
}
