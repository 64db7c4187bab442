/** The money is in: the change stands large until the next scan, the paper is a quiet line below. */
import { Check } from 'lucide-react';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { reprintLast } from './basket-steps.ts';
import { useCounter, useDesk } from './use-desk.ts';
import styles from './figures.module.css';

export function DonePanel() {
	const desk = useDesk();
	const words = useWords();
	const { done: say } = words.checkout;
	const { exchange } = words.refund;
	const { done, receipt } = useCounter();
	if (done === undefined) return null;
	// Paid by card or code: nothing was handed over, nothing goes back.
	const inCash = done.givenFen > 0 || done.totalFen === 0;
	const backFen = done.exchange?.backFen ?? 0;
	return (
		<div className={styles['panel']} data-state="done" role="status">
			<h2 className={styles['paid']}>
				<Check aria-hidden="true" /> {done.exchange === undefined ? say.title : exchange.done}{' '}
				<MoneyText fen={done.totalFen} />
			</h2>
			<div className={styles['figure']}>
				<h3>{backFen > 0 ? exchange.gaveBack : say.change}</h3>
				{backFen > 0 ? (
					<MoneyText fen={backFen} className={styles['hero'] ?? ''} />
				) : inCash ? (
					<MoneyText fen={done.changeFen} className={styles['hero'] ?? ''} />
				) : (
					<span className={styles['hero']}>{say.exact}</span>
				)}
			</div>
			<p className={styles['facts']}>
				{inCash && (
					<span>
						{say.given} <MoneyText fen={done.givenFen} />
					</span>
				)}
				<span>
					{say.receiptNo} {done.receiptNo}
				</span>
			</p>
			<p className={styles['paper']} data-tone={receipt === 'problem' ? 'soon' : undefined}>
				{paperWords(say, receipt)}
				{receipt === 'offered' ? (
					<Button keyLabel="F12" onPress={() => reprintLast(desk)}>
						{say.print}
					</Button>
				) : (
					<span>{say.next}</span>
				)}
			</p>
		</div>
	);
}

type DoneWords = ReturnType<typeof useWords>['checkout']['done'];

function paperWords(say: DoneWords, receipt: ReturnType<typeof useCounter>['receipt']): string {
	switch (receipt) {
		case 'printing':
			return say.printing;
		case 'printed':
			return say.printed;
		case 'offered':
			return say.offered;
		case 'problem':
			return say.problem;
		case 'none':
			return say.noReceipt;
	}
}
