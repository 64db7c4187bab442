/**
 * Giving a pass back (退卡): first why, then what it comes to with every line of the calculation and
 * the way the money goes. Nothing is moved before the last step.
 */
import { useState } from 'react';
import type { PassRefundView, PassView } from '#shared/contract/pass-card-views.ts';
import { REFUND_REASONS, type RefundReason } from '#shared/pass-card/refund-pass.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { IN_CASH, PassMoneyFields, wayBack } from './pass-money.tsx';
import { TwoStepDialog } from './two-step-dialog.tsx';
import { usePasses } from './use-passes.ts';
import styles from './pass-card.module.css';

export type PassRefundWizardProps = {
	readonly memberId: string;
	/** The pass; without it the first that was not given back. */
	readonly passId?: string;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone?: (sentence: string) => void;
};

export function PassRefundWizard({ memberId, passId, onClose, onDone }: PassRefundWizardProps) {
	const { passes = [] } = usePasses(memberId);
	const held = passes.filter(({ state }) => state === 'active');
	const pass = held.find((one) => one.passId === passId) ?? held[0];
	if (pass === undefined) return null;
	return <Steps pass={pass} onClose={onClose} onDone={onDone} />;
}

type StepsProps = {
	readonly pass: PassView;
	readonly onClose: () => void;
	readonly onDone: PassRefundWizardProps['onDone'] | undefined;
};

function Steps({ pass, onClose, onDone }: StepsProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [reason, setReason] = useState<RefundReason>('consumer');
	const [plan, setPlan] = useState<PassRefundView>();
	const [money, setMoney] = useState(IN_CASH);
	const { passId, name } = pass;
	const amount = money.way === 'cash' ? plan?.cashFen : plan?.refundFen;

	async function choose(): Promise<ClientRefusal | undefined> {
		const previewed = await client.ask('pass-card/refund-preview', { passId, reason });
		if (!previewed.ok) return previewed.refusal;
		setPlan(previewed.value);
		setMoney(wayBack(previewed.value));
		return undefined;
	}

	async function send(): Promise<ClientRefusal | undefined> {
		const expectedRefundFen = plan?.refundFen ?? 0;
		const input = { passId, reason, expectedRefundFen, ...money };
		const refunded = await client.ask('pass-card/refund', input, { commandId });
		if (!refunded.ok) return refunded.refusal;
		onDone?.(sayFilled(say.refund.done, { name, amount: refunded.value.paidFen }));
		return undefined;
	}

	return (
		<TwoStepDialog
			title={sayFilled(say.refund.title, { name })}
			isSecond={plan !== undefined}
			next={say.refund.next}
			confirm={sayFilled(say.refund.confirm, { amount })}
			choose={choose}
			send={send}
			onBack={() => setPlan(undefined)}
			onClose={onClose}
		>
			{plan === undefined ? (
				<>
					<Choice
						label={say.refund.reason}
						value={reason}
						onChange={setReason}
						focusFirst
						options={REFUND_REASONS.map((value) => {
							return { value, label: say.refund.reasons[value] };
						})}
					/>
					<p className={styles['faint']}>{say.refund.lead}</p>
				</>
			) : (
				<>
					<Calculation plan={plan} />
					{plan.endsAgain !== undefined && <p>{sayFilled(say.refund.endsAgain, plan.endsAgain)}</p>}
					<PassMoneyFields money={money} onChange={setMoney} back={plan} />
					{plan.refundFen > plan.cashUpToFen && (
						<p>{sayFilled(say.refund.notInCash, { cash: plan.cashUpToFen })}</p>
					)}
					{money.way === 'cash' && plan.cashFen !== plan.refundFen && (
						<p>{sayFilled(say.refund.cash, { cash: plan.cashFen })}</p>
					)}
				</>
			)}
		</TwoStepDialog>
	);
}

function Calculation({ plan }: { readonly plan: PassRefundView }) {
	const { passCard: say } = useWords();
	return (
		<section aria-label={say.refund.calculation}>
			<ul className={styles['calculation']}>
				{plan.calculation.map((line) => (
					<li
						key={`${line.line} ${line.name ?? ''}`}
						data-total={line.line === 'refund' ? '' : undefined}
					>
						<span>{sayLine(say, line)}</span>
						<MoneyText fen={line.fen} />
					</li>
				))}
				{plan.keptFen > 0 && (
					<li>
						<span className={styles['faint']}>{say.refund.kept}</span>
						<MoneyText fen={plan.keptFen} />
					</li>
				)}
			</ul>
		</section>
	);
}

type Line = PassRefundView['calculation'][number];

function sayLine({ refund: say }: Words['passCard'], line: Line): string {
	switch (line.line) {
		case 'paid':
			return say.paid;
		case 'used':
			return sayFilled(line.at === 'list' ? say.usedAtList : say.usedAtUnit, line);
		case 'days':
			return sayFilled(say.daysGone, line);
		case 'limit':
			return say.limit;
		default:
			return say.refundLine;
	}
}
