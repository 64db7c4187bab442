/**
 * Giving the fee of a level back (退会员费): first why, then what it comes to with every line of the
 * calculation and the way the money goes.
 */
import { useState } from 'react';
import type { TierFeeRefundPlan, TierFeeView } from '#shared/contract/tier-fee-requests.ts';
import { FEE_REASONS, type FeeReason } from '#shared/member/tier-fee.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { IN_CASH, PassMoneyFields, wayBack } from '../pass-card/pass-money.tsx';
import { TwoStepDialog } from '../pass-card/two-step-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './lists.module.css';

export type FeeDialogProps = {
	readonly fee: TierFeeView;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

export function FeeRefundWizard({ fee, onClose, onDone }: FeeDialogProps) {
	const { client } = useTerminal();
	const { tierFee: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [reason, setReason] = useState<FeeReason>('consumer');
	const [plan, setPlan] = useState<TierFeeRefundPlan>();
	const [money, setMoney] = useState(IN_CASH);
	const { feeId, tierName: name } = fee;

	async function choose(): Promise<ClientRefusal | undefined> {
		const previewed = await client.ask('tier/preview-refund', { feeId, reason });
		if (!previewed.ok) return previewed.refusal;
		setMoney(wayBack(previewed.value));
		setPlan(previewed.value);
		return undefined;
	}

	async function send(): Promise<ClientRefusal | undefined> {
		const expectedRefundFen = plan?.refundFen ?? 0;
		const input = { feeId, reason, expectedRefundFen, ...money };
		const back = await client.ask('tier/refund-fee', input, { commandId });
		if (!back.ok) return back.refusal;
		onDone(sayFilled(say.refunded, { name, amount: back.value.paidFen }));
		return undefined;
	}

	const amount = money.way === 'cash' ? plan?.cashFen : plan?.refundFen;
	return (
		<TwoStepDialog
			title={sayFilled(say.refundTitle, { name })}
			isSecond={plan !== undefined}
			next={say.refundNext}
			confirm={sayFilled(say.refundConfirm, { amount: amount ?? 0 })}
			choose={choose}
			send={send}
			onBack={() => setPlan(undefined)}
			onClose={onClose}
		>
			{plan === undefined ? (
				<>
					<Choice
						label={say.reason}
						value={reason}
						onChange={setReason}
						focusFirst
						options={FEE_REASONS.map((value) => ({ value, label: say.reasons[value] }))}
					/>
					<p className={styles['soft']}>{say.refundLead}</p>
				</>
			) : (
				<>
					<Calculation plan={plan} />
					{plan.refundFen > plan.cashUpToFen && (
						<NoticeBar tone="plain" say={sayFilled(say.toAccount, { most: plan.cashUpToFen })} />
					)}
					<PassMoneyFields money={money} onChange={setMoney} back={plan} />
				</>
			)}
		</TwoStepDialog>
	);
}

function Calculation({ plan: { calculation, keptFen } }: { readonly plan: TierFeeRefundPlan }) {
	const { tierFee: say } = useWords();
	return (
		<section aria-label={say.calculation}>
			<ul className={styles['calculation']}>
				{calculation.map((line) => (
					<li key={line.line} data-total={line.line === 'refund' ? '' : undefined}>
						<span>{sayFilled(say.lines[line.line], line)}</span>
						<MoneyText fen={line.fen} />
					</li>
				))}
				{keptFen > 0 && (
					<li className={styles['soft']}>
						<span>{say.kept}</span>
						<MoneyText fen={keptFen} />
					</li>
				)}
			</ul>
		</section>
	);
}
