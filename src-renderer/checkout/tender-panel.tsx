/** Taking cash: what is due, what was given as it is being typed, what goes back. */
import { sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { isShort, sayWhyNotAll } from '../member/say-allowance.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import type { Tender } from './counter-state.ts';
import { GiveBack } from './exchange-rows.tsx';
import { PendingPayment } from './payment-list.tsx';
import { pendingOf } from './payment-steps.ts';
import { TenderMember } from './tender-member.tsx';
import { takeQuick } from './tender-steps.ts';
import { useCounter, useDesk } from './use-desk.ts';
import styles from './figures.module.css';

export function TenderPanel() {
	const { tender } = useCounter();
	return (
		<div className={styles['panel']} data-state="tender" aria-busy={tender?.taking}>
			<TenderMember />
			<Taking tender={tender} />
		</div>
	);
}

type TakingProps = { readonly tender: Tender | undefined };

/** A try under way, money that goes back, or cash that comes in. */
function Taking({ tender }: TakingProps) {
	const quote = tender?.quote;
	const exchange = quote?.exchange;
	const advice = (tender?.refusal !== undefined || tender?.unsure === true) && (
		<Advice tender={tender} />
	);
	const pending = pendingOf(tender);
	if (pending !== undefined) {
		return (
			<>
				<PendingPayment pending={pending} />
				{advice}
			</>
		);
	}
	if (exchange?.dueFen === 0) {
		return (
			<>
				<GiveBack exchange={exchange} goodsFen={quote?.totalFen ?? 0} />
				{advice}
			</>
		);
	}
	return <TakeCash tender={tender} />;
}

function TakeCash({ tender }: TakingProps) {
	const words = useWords();
	const desk = useDesk();
	const { tender: say } = words.checkout;
	const quote = tender?.quote;
	return (
		<>
			<div className={styles['figure']}>
				<h2>{say.due}</h2>
				{quote === undefined ? (
					<span className={styles['hero']}>…</span>
				) : (
					<MoneyText fen={quote.dueFen} className={styles['hero'] ?? ''} />
				)}
			</div>
			{quote !== undefined && quote.roundingFen !== 0 && (
				<p className={styles['facts']}>
					<span>
						{words.checkout.total} <MoneyText fen={quote.exchange?.dueFen ?? quote.totalFen} />
					</span>
					<span>
						{say.rounding} <MoneyText fen={-quote.roundingFen} />
					</span>
				</p>
			)}
			<dl className={styles['given']}>
				<div>
					<dt>{say.given}</dt>
					<dd data-placeholder={tender?.typed === '' ? '' : undefined}>
						<Given tender={tender} />
						<i />
					</dd>
				</div>
				<div>
					<dt>{say.change}</dt>
					<dd>{showsChange(tender) && <MoneyText fen={tender?.quote?.changeFen ?? 0} />}</dd>
				</div>
			</dl>
			<AllowanceNow tender={tender} />
			<Advice tender={tender} />
			<div className={styles['quick']} role="group" aria-label={say.quick}>
				{quote?.quickFen.map((fen) => (
					<Button key={fen} size="large" onPress={() => takeQuick(desk, fen)}>
						<MoneyText fen={fen} />
					</Button>
				))}
			</div>
		</>
	);
}

/** Why not all of the member's stored value may be taken now; with an HQ only. */
function AllowanceNow({ tender }: TakingProps) {
	const words = useWords();
	const allowance = tender?.quote?.allowance;
	if (allowance === undefined || allowance.value.balance === 0) return null;
	const why = sayWhyNotAll(words, allowance);
	if (why === '') return null;
	// A refusal in its place says the same, and what to do.
	if (tender?.refusal !== undefined && tender.refusal.code !== 'tender/short') return null;
	return (
		<p className={styles['allowance']} data-tone={isShort(allowance.value) ? 'soon' : undefined}>
			{why}
		</p>
	);
}

function Given({ tender }: TakingProps) {
	const { tender: say } = useWords().checkout;
	if (tender === undefined || tender.typed === '') return say.exact;
	return (
		<>
			<small>¥</small>
			{tender.typed}
		</>
	);
}

/** The change of the amount that is shown, not of the one before it. */
function showsChange(tender: Tender | undefined): boolean {
	return tender?.quote !== undefined && tender.refusal === undefined && tender.typed !== '';
}

/** Why the amount will not do, and where the money is. */
function Advice({ tender }: TakingProps) {
	const words = useWords();
	const { app, checkout } = words;
	if (tender?.taking === true) return <p className={styles['advice']}>{checkout.tender.taking}</p>;
	if (tender?.unsure === true) {
		return (
			<p className={styles['advice']} data-tone="stop" role="alert">
				<strong>{app.lost.money}</strong> {app.lost.moneyNext}
			</p>
		);
	}
	if (tender?.refusal === undefined) {
		return <p className={styles['advice']}>{checkout.tender.hint}</p>;
	}
	const { say, next, money } = sayRefusal(words, tender.refusal);
	// While an amount is being typed it is short nearly all the time: that is no alarm.
	const tone = tender.refusal.code === 'tender/short' ? undefined : 'stop';
	return (
		<p className={styles['advice']} data-tone={tone} role="status">
			<strong>{say}</strong> {next}
			{tone === 'stop' && money !== '' && ` · ${money}`}
		</p>
	);
}
