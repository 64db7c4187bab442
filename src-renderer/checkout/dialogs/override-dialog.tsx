/** F4: the price of one line by hand (改价), with its reason; beyond the limit a manager releases it. */
import { useState } from 'react';
import { OVERRIDE_REASONS, type OverrideReason } from '#shared/operator/role.ts';
import type { LineView } from '#shared/contract/views.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { useWords } from '../../app/use-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { patch } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import styles from './dialogs.module.css';

export function OverrideDialog({ line }: { readonly line: LineView }) {
	const desk = useDesk();
	const words = useWords();
	const { override } = words.checkout;
	const [priceText, setPriceText] = useState('');
	const [reason, setReason] = useState<OverrideReason>('damaged');
	const { lineId } = line;

	async function send(): Promise<ClientRefusal | undefined> {
		const changed = await desk.client.ask('sale/override-price', { lineId, priceText, reason });
		if (!changed.ok) return changed.refusal;
		desk.sale.apply(changed.value);
		desk.sounds.yes();
		const [now = line] = changed.value.put;
		patch(desk, { said: { kind: 'line', line: now, warning: '' } });
		return undefined;
	}

	return (
		<AskDialog
			title={override.title}
			confirm={words.app.button.confirm}
			complete={priceText !== ''}
			send={send}
			size="normal"
		>
			<p className={styles['lead']}>
				<strong>{line.name}</strong> · {override.list} <MoneyText fen={line.listPriceFen} />
			</p>
			<Field
				label={override.label}
				value={priceText}
				onChange={setPriceText}
				focusFirst
				numeric
				large
				maxLength={32}
			/>
			<Choice
				label={override.reason}
				value={reason}
				onChange={setReason}
				options={OVERRIDE_REASONS.map((value) => ({ value, label: override.reasons[value] }))}
			/>
		</AskDialog>
	);
}
