/**
 * Giving stored value back (退储值): first why, with the days that are left of the seven, then what it
 * comes to with every line of the calculation and the way it goes. Nothing moves before the end.
 */
import { useState } from 'react';
import type { StoredValueRefundPlan } from '#shared/contract/stored-value-views.ts';
import { SV_REFUND_REASONS, type SvRefundReason } from '#shared/stored-value/refund-lots.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { IN_CASH, PassMoneyFields, wayBack, type PassMoney } from '../pass-card/pass-money.tsx';
import { TwoStepDialog } from '../pass-card/two-step-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Pocket } from './top-up-dialog.tsx';
import { useStoredValue } from './use-stored-value.ts';
import styles from './stored-value.module.css';

export type StoredValueRefundWizardProps = {
	readonly memberId: string;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone?: (sentence: string) => void;
};

export function StoredValueRefundWizard(props: StoredValueRefundWizardProps) {
	const { memberId, onClose, onDone } = props;
	const { client } = useTerminal();
	const { storedValue: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [reason, setReason] = useState<SvRefundReason>('consumer');
	const [plan, setPlan] = useState<StoredValueRefundPlan>();
	const [money, setMoney] = useState<PassMoney>(IN_CASH);

	async function choose(): Promise<ClientRefusal | undefined> {
		const previewed = await client.ask('stored-value/refund-preview', { memberId, reason });
		if (!previewed.ok) return previewed.refusal;
		const { paysFen, cashUpToFen } = previewed.value;
		setMoney(wayBack({ refundFen: paysFen, cashUpToFen }));
		setPlan(previewed.value);
		return undefined;
	}

	async function send(): Promise<ClientRefusal | undefined> {
		const expectedRefundFen = plan?.paysFen ?? 0;
		const input = { memberId, reason, expectedRefundFen, ...money };
		const refunded = await client.ask('stored-value/refund', input, { commandId });
		if (!refunded.ok) return refunded.refusal;
		onDone?.(sayFilled(say.refund.done, { amount: refunded.value.paidFen }));
		return undefined;
	}

	return (
		<TwoStepDialog
			title={say.refund.title}
			isSecond={plan !== undefined}
			next={say.refund.next}
			confirm={sayFilled(say.refund.confirm, { amount: plan?.paysFen ?? 0 })}
			choose={choose}
			send={send}
			onBack={() => setPlan(undefined)}
			onClose={onClose}
		>
			{plan === undefined ? (
				<Why memberId={memberId} reason={reason} onChange={setReason} />
			) : (
				<>
					<Calculation plan={plan} />
					{plan.paysFen > plan.cashUpToFen && (
						<NoticeBar
							tone="plain"
							say={sayFilled(say.refund.account, { most: plan.cashUpToFen })}
						/>
					)}
					<PassMoneyFields
						money={money}
						onChange={setMoney}
						back={{ refundFen: plan.paysFen, cashUpToFen: plan.cashUpToFen }}
					/>
				</>
			)}
		</TwoStepDialog>
	);
}

type WhyProps = {
	readonly memberId: string;
	readonly reason: SvRefundReason;
	readonly onChange: (reason: SvRefundReason) => void;
};

function Why({ memberId, reason, onChange }: WhyProps) {
	const { storedValue: say } = useWords();
	const { shown } = useStoredValue(memberId);
	const days = Math.max(-1, ...(shown?.lots ?? []).map(({ daysToReturn = -1 }) => daysToReturn));
	return (
		<>
			<Choice
				label={say.refund.reason}
				value={reason}
				onChange={onChange}
				focusFirst
				options={SV_REFUND_REASONS.map((value) => {
					return { value, label: say.refund.reasons[value] };
				})}
			/>
			{shown !== undefined && (
				<p>{days < 0 ? say.refund.noDays : sayFilled(say.refund.days, { days })}</p>
			)}
			<p className={styles['faint']}>{say.refund.lead}</p>
		</>
	);
}

function Calculation({ plan }: { readonly plan: StoredValueRefundPlan }) {
	const { storedValue: say } = useWords();
	const { calculation, keptFen, before, after } = plan;
	return (
		<section aria-label={say.refund.calculation}>
			<ul className={styles['calculation']}>
				{calculation.map((line, at) => (
					// The same kind of line stands once for each lot.
					// oxlint-disable-next-line no-array-index-key
					<li key={`${line.line} ${at}`} data-total={line.line === 'refund' ? '' : undefined}>
						<span>{sayLine(say, line)}</span>
						<MoneyText fen={line.fen} />
					</li>
				))}
				{keptFen > 0 && (
					<li>
						<span className={styles['faint']}>{say.refund.kept}</span>
						<MoneyText fen={keptFen} />
					</li>
				)}
			</ul>
			{plan.gifts !== undefined && <Gifts gifts={plan.gifts} />}
			<dl className={styles['pockets']}>
				<Pocket title={say.principal} before={before.principalFen} after={after.principalFen} />
				<Pocket title={say.bonus} before={before.bonusFen} after={after.bonusFen} />
			</dl>
		</section>
	);
}

/** What came with what is given back, and is void then. */
function Gifts({ gifts }: { readonly gifts: NonNullable<StoredValueRefundPlan['gifts']> }) {
	const { storedValueGifts: say } = useWords();
	const { coupons, passes, fees, stay, points, pointsOwed: owed } = gifts;
	return (
		<ul className={styles['calculation']} aria-label={say.title}>
			{coupons.length > 0 && <li>{sayFilled(say.coupons, { n: coupons.length })}</li>}
			{[...new Set(passes)].map((name) => (
				<li key={name}>{sayFilled(say.pass, { name })}</li>
			))}
			{fees.map(({ name, fen: fee }, at) => (
				// Two passes of one kind have a fee each.
				// oxlint-disable-next-line no-array-index-key
				<li key={`fee ${at}`}>{sayFilled(say.fee, { name, fee })}</li>
			))}
			{[...new Set(stay)].map((name) => (
				<li key={`stay ${name}`}>{sayFilled(say.stay, { name })}</li>
			))}
			{points > 0 && <li>{sayFilled(owed === 0 ? say.points : say.owed, { points, owed })}</li>}
		</ul>
	);
}

type Line = StoredValueRefundPlan['calculation'][number];

function sayLine({ refund: { lines } }: Words['storedValue'], line: Line): string {
	const sentence = Object.hasOwn(lines, line.line)
		? lines[line.line as keyof typeof lines]
		: line.line;
	const { used = 0, days = 0, times = 0 } = line;
	return sayFilled(sentence, { used, days, times });
}
