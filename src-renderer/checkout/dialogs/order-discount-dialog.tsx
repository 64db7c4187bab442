/**
 * F5: a discount on the whole basket (整单折扣), or 抹分 / 抹角, with its reason. F5 again switches;
 * beyond the limit a manager releases it.
 */
import { useState } from 'react';
import { OVERRIDE_REASONS, type OverrideReason } from '#shared/operator/role.ts';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { discountOrder, dropSmallChange } from '../pricing-steps.ts';
import { useDesk, useSale } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useFigureWays, WayChoice, type Way } from './way-choice.tsx';
import styles from './dialogs.module.css';

type OrderWay = Exclude<Way, 'price'>;

export function OrderDiscountDialog() {
	const desk = useDesk();
	const words = useWords();
	const { override, discount } = words.checkout;
	const totals = useSale().sale?.totals;
	const isGiven = totals?.orderDiscount !== undefined || totals?.smallChange !== undefined;
	const figureWays = useFigureWays();
	const off = isGiven ? (['off'] as const) : [];
	const ways: readonly OrderWay[] = [...figureWays, 'no-fen', 'no-jiao', ...off];
	const [way, setWay] = useState<OrderWay>(figureWays[0] ?? 'percent-off');
	const [valueText, setValueText] = useState('');
	const [reason, setReason] = useState<OverrideReason>('regular');
	const takesFigure = way !== 'off' && way !== 'no-fen' && way !== 'no-jiao';

	async function send(): Promise<ClientRefusal | undefined> {
		if (way === 'no-fen') return dropSmallChange(desk, 10);
		if (way === 'no-jiao') return dropSmallChange(desk, 100);
		if (way !== 'off') return discountOrder(desk, { way, valueText, reason });
		const kept = totals?.smallChange === undefined ? undefined : await dropSmallChange(desk, 0);
		if (kept !== undefined || totals?.orderDiscount === undefined) return kept;
		return discountOrder(desk, { way, reason });
	}

	return (
		<AskDialog
			title={discount.orderTitle}
			confirm={words.app.button.confirm}
			complete={!takesFigure || valueText !== ''}
			send={send}
			size="normal"
			switchKey="F5"
			onSwitch={() => setWay(ways[(ways.indexOf(way) + 1) % ways.length] ?? way)}
		>
			<p className={styles['lead']}>
				{discount.total} <MoneyText fen={totals?.totalFen ?? 0} />
				{totals?.orderDiscount !== undefined && (
					<>
						{' · '}
						{discount.now} <MoneyText fen={-totals.orderDiscount.amountFen} />
					</>
				)}
			</p>
			<WayChoice keyLabel="F5" ways={ways} way={way} onChange={setWay} />
			{takesFigure && (
				<Field
					label={discount.figures[way]}
					value={valueText}
					onChange={setValueText}
					focusFirst
					numeric
					large
					maxLength={32}
				/>
			)}
			{takesFigure && (
				<Choice
					label={override.reason}
					value={reason}
					onChange={setReason}
					options={OVERRIDE_REASONS.map((value) => ({ value, label: override.reasons[value] }))}
				/>
			)}
		</AskDialog>
	);
}
