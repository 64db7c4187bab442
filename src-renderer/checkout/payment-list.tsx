/** The tender's other half: ways besides cash, what they have paid, and the try that is under way. */
import type { AttemptView } from '#shared/contract/payment-requests.ts';
import { methodFacts } from '#shared/payment/method.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { cancelPayment, confirmPending, paidOf, payBy, pendingOf } from './payment-steps.ts';
import { takeCash } from './tender-steps.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './payment.module.css';

/** One button per way that the store takes, with its letter; they stand among the keys. */
export function PaymentWays() {
	const desk = useDesk();
	const { tender } = useCounter();
	const { tender: say } = useWords().checkout;
	const waits = tender?.quote === undefined || tender.taking || pendingOf(tender) !== undefined;
	return tender?.quote?.methods.map((method) => (
		<Button
			key={method}
			keyLabel={methodFacts[method].keyLabel}
			disabled={waits}
			onPress={() => payBy(desk, method, () => takeCash(desk))}
		>
			{say.methods[method]}
		</Button>
	));
}

/** What is in already, each with the way to take it back. */
export function PaymentRows() {
	const desk = useDesk();
	const { tender } = useCounter();
	const words = useWords();
	const { tender: say } = words.checkout;
	const { sale } = useSale();
	const paid = paidOf(tender);
	const deposit = tender?.payments?.deposit;
	const { as, used = 0, usedFen = 0 } = sale?.totals.points ?? {};
	const points = as === 'tender' && used > 0;
	if (paid.length === 0 && deposit === undefined && !points) return null;
	return (
		<ul className={styles['rows']} aria-label={say.paid}>
			{deposit !== undefined && (
				<li>
					<span>{sayFilled(say.deposit, { orderNo: deposit.orderNo })}</span>
					<MoneyText fen={deposit.paidFen} />
				</li>
			)}
			{points && (
				<li>
					<span>{sayFilled(words.points.paid, { points: used })}</span>
					<MoneyText fen={usedFen} />
				</li>
			)}
			{paid.map(({ attemptId, method, amountFen, unverified, reference }) => (
				<li key={attemptId}>
					<span>
						{`${say.methods[method]} ${reference}`}
						{unverified && <em>{say.unverified}</em>}
					</span>
					<MoneyText fen={amountFen} />
					<Button
						tone="quiet"
						label={`${say.takeBack} ${say.methods[method]}`}
						onPress={() => cancelPayment(desk, attemptId)}
					>
						{say.takeBack}
					</Button>
				</li>
			))}
		</ul>
	);
}

/** The one question while a try is under way: did the money arrive? */
export function PendingPayment({ pending }: { readonly pending: AttemptView }) {
	const desk = useDesk();
	const { tender } = useCounter();
	const { tender: say } = useWords().checkout;
	const { method, amountFen, attemptId } = pending;
	const amount = formatYuan(amountFen);
	return (
		<div className={styles['pending']} role="status">
			<h2>{say.methods[method]}</h2>
			<MoneyText fen={amountFen} className={styles['amount'] ?? ''} />
			<p>{sayFilled(say.ask[methodFacts[method].kind], { name: say.methods[method], amount })}</p>
			<p className={styles['slip']}>
				{say.slip} <b>{tender?.typed}</b>
				<i />
			</p>
			<div className={styles['answers']}>
				<Button size="large" keyLabel="Esc" onPress={() => cancelPayment(desk, attemptId)}>
					{say.notArrived}
				</Button>
				<Button
					size="large"
					tone="accent"
					keyLabel="Enter"
					disabled={tender?.taking === true}
					onPress={() => confirmPending(desk, () => takeCash(desk))}
				>
					{say.arrived}
				</Button>
			</div>
		</div>
	);
}
