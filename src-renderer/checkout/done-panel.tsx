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
	const { done: say } = useWords().checkout;
	const { done, receipt } = useCounter();
	if (done === undefined) return null;
	return (
		<div className={styles['panel']} data-state="done" role="status">
			<h2 className={styles['paid']}>
				<Check aria-hidden="true" /> {say.title} <MoneyText fen={done.totalFen} />
			</h2>
			<div className={styles['figure']}>
				<h3>{say.change}</h3>
				<MoneyText fen={done.changeFen} className={styles['hero'] ?? ''} />
			</div>
			<p className={styles['facts']}>
				<span>
					{say.given} <MoneyText fen={done.givenFen} />
				</span>
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
