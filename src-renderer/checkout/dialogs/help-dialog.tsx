/** F1: the keys of this screen, from the list the keyboard itself uses. */
import { useWords } from '../../app/use-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { checkoutKeys } from '../checkout-keys.ts';
import { closeDialog } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

export function HelpDialog() {
	const desk = useDesk();
	const { help, keys } = useWords().checkout;
	const typed: readonly (readonly [string, string])[] = [
		['Enter', help.scan],
		['3 *', help.times],
		['* 3', help.lineTimes],
		['Enter', help.pay],
		['Enter Enter', help.exact],
		['Esc', help.back],
		['+', keys.repeat],
	];
	return (
		<Dialog title={help.title} size="wide" onClose={() => closeDialog(desk)}>
			<div className={styles['page']} tabIndex={0} role="group" aria-label={help.title}>
				<ul className={styles['keys']}>
					{typed.map(([key, does]) => (
						<li key={does}>
							{does} <kbd>{key}</kbd>
						</li>
					))}
					{checkoutKeys.map(({ action, keyLabel }) => (
						<li key={action}>
							{keys[action]} <kbd>{keyLabel}</kbd>
						</li>
					))}
				</ul>
			</div>
		</Dialog>
	);
}
