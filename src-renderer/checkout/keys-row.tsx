/**
 * The function keys as buttons, in the order of the keyboard; each shows its key. While money is
 * being taken the ways to pay stand here instead.
 */
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { checkoutKeys } from './checkout-keys.ts';
import { PaymentWays } from './payment-list.tsx';
import { heardWhilePaying, runAction } from './run-action.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './checkout.module.css';

export function KeysRow() {
	const desk = useDesk();
	const { keys } = useWords().checkout;
	const { mode } = useCounter();
	const parked = useSale().sale?.totals.parkedCount ?? 0;
	const paying = mode === 'tender';
	return (
		<nav className={styles['keys']} aria-label={keys.row}>
			{paying && <PaymentWays />}
			{checkoutKeys
				.filter(({ inRow, action }) => inRow === true && (!paying || heardWhilePaying(action)))
				.map(({ action, keyLabel }) => (
					<Button key={action} keyLabel={keyLabel} onPress={() => runAction(desk, action)}>
						{keys[action]}
						{action === 'recall' && parked > 0 && ` (${parked})`}
					</Button>
				))}
		</nav>
	);
}
