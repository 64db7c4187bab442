/**
 * F4: the price of one line by hand (改价), or a discount on it (单品折扣), with its reason. F4 again
 * switches between them; beyond the limit a manager releases it.
 */
import { useState } from 'react';
import { OVERRIDE_REASONS, type OverrideReason } from '#shared/operator/role.ts';
import type { LineView } from '#shared/contract/views.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { useWords } from '../../app/use-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { patch } from '../desk.ts';
import { discountLine } from '../pricing-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useFigureWays, WayChoice, type Way } from './way-choice.tsx';
import styles from './dialogs.module.css';

type LineWay = Exclude<Way, 'no-fen' | 'no-jiao'>;

export function OverrideDialog({ line }: { readonly line: LineView }) {
	const desk = useDesk();
	const words = useWords();
	const { override, discount } = words.checkout;
	const given = line.lineDiscount;
	const off = given === undefined ? [] : (['off'] as const);
	const ways: readonly LineWay[] = ['price', ...useFigureWays(), ...off];
	const [way, setWay] = useState<LineWay>('price');
	const [text, setText] = useState('');
	const [reason, setReason] = useState<OverrideReason>('damaged');
	const { lineId } = line;

	async function changePrice(): Promise<ClientRefusal | undefined> {
		const input = { lineId, priceText: text, reason };
		const changed = await desk.client.ask('sale/override-price', input);
		if (!changed.ok) return changed.refusal;
		desk.sale.apply(changed.value);
		desk.sounds.yes();
		const [now = line] = changed.value.put;
		patch(desk, { said: { kind: 'line', line: now, warning: '' } });
		return undefined;
	}

	const send = () =>
		way === 'price'
			? changePrice()
			: discountLine(desk, { lineId, way, valueText: way === 'off' ? '' : text, reason });
	return (
		<AskDialog
			title={discount.lineTitle}
			confirm={words.app.button.confirm}
			complete={text !== '' || way === 'off'}
			send={send}
			size="normal"
			switchKey="F4"
			onSwitch={() => setWay(ways[(ways.indexOf(way) + 1) % ways.length] ?? 'price')}
		>
			<p className={styles['lead']}>
				<strong>{line.name}</strong> · {override.list} <MoneyText fen={line.listPriceFen} />
				{given !== undefined && (
					<>
						{' · '}
						{discount.now} <MoneyText fen={-given.amountFen} />
					</>
				)}
			</p>
			<WayChoice keyLabel="F4" ways={ways} way={way} onChange={setWay} />
			{way !== 'off' && (
				<Field
					label={way === 'price' ? override.label : discount.figures[way]}
					value={text}
					onChange={setText}
					focusFirst
					numeric
					large
					maxLength={32}
				/>
			)}
			<Choice
				label={override.reason}
				value={reason}
				onChange={setReason}
				options={OVERRIDE_REASONS.map((value) => ({ value, label: override.reasons[value] }))}
			/>
		</AskDialog>
	);
}
