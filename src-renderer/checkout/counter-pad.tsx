/**
 * The touch mirror of the keyboard's number block, and the one next action: the big button is
 * always what Enter does now.
 */
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NumPad, type SideKey } from '../ui/num-pad.tsx';
import { isEmpty } from './entry.ts';
import { pendingOf } from './payment-steps.ts';
import { runAction } from './run-action.ts';
import { back, enter, rubOut, type } from './typing-steps.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './checkout.module.css';

export function CounterPad() {
	const desk = useDesk();
	const { mode } = useCounter();
	const { app, checkout } = useWords();
	const paying = mode === 'tender';
	const rub: SideKey = {
		id: 'rub',
		sign: '⌫',
		label: app.button.delete,
		onPress: () => rubOut(desk),
	};
	const esc: SideKey = {
		id: 'esc',
		sign: app.button.back,
		keyLabel: 'Esc',
		label: app.button.back,
		onPress: () => back(desk),
	};
	const side: readonly SideKey[] = paying
		? [rub, { ...esc, tall: 3 }]
		: [
				rub,
				{
					id: 'times',
					sign: '×',
					keyLabel: '*',
					label: checkout.keys.quantity,
					onPress: () => type(desk, '*'),
				},
				{ id: 'up', sign: '↑', label: checkout.keys.up, onPress: () => runAction(desk, 'up') },
				{
					id: 'down',
					sign: '↓',
					label: checkout.keys.down,
					onPress: () => runAction(desk, 'down'),
				},
			];
	return <NumPad label={checkout.keys.pad} onType={(text) => type(desk, text)} side={side} />;
}

/** What Enter does now. Accent only while there is something to do. */
export function NextAction() {
	const desk = useDesk();
	const { sale } = useSale();
	const { mode, entry, tender } = useCounter();
	const { app, checkout, refund } = useWords();
	const totals = sale?.totals;
	const typing = mode !== 'tender' && !isEmpty(entry);
	const goods = (totals?.lineCount ?? 0) > 0;
	const ready = mode === 'tender' ? tender?.taking === false : typing || goods;
	return (
		<Button
			tone={ready ? 'accent' : 'plain'}
			size="hero"
			keyLabel="Enter"
			className={styles['next'] ?? ''}
			disabled={mode === 'tender' && tender?.taking === true}
			onPress={() => enter(desk)}
		>
			{nextWords()}
		</Button>
	);

	function nextWords() {
		if (typing) return app.button.confirm;
		if (mode !== 'tender') return checkout.keys.pay;
		const { quote, typed, taking } = tender ?? {};
		if (pendingOf(tender) !== undefined) return checkout.tender.arrived;
		if (taking === true) return sayFilled(checkout.tender.taking);
		if (quote?.exchange?.dueFen === 0) {
			const { backFen: amount } = quote.exchange;
			const { give, finish } = refund.exchange;
			return amount > 0 ? sayFilled(give, { amount }) : finish;
		}
		if (typed === '' && quote !== undefined) {
			return (
				<>
					{checkout.tender.take} <MoneyText fen={quote.dueFen} />
				</>
			);
		}
		return checkout.tender.take;
	}
}
