/** Dialogs about the whole sale: park it, void it, open the drawer without one. */
import { useState } from 'react';
import { NO_SALE_REASONS, type NoSaleReason } from '#shared/operator/role.ts';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { answer, note, patch } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import styles from './dialogs.module.css';

export function ParkDialog() {
	const desk = useDesk();
	const { park, keys } = useWords().checkout;
	const [label, setLabel] = useState('');

	async function send(): Promise<ClientRefusal | undefined> {
		const saleId = desk.sale.get().sale?.saleId ?? '';
		const parked = await desk.client.ask('sale/park', { saleId, label });
		if (!parked.ok) return parked.refusal;
		desk.sale.replace(parked.value);
		patch(desk, { selected: undefined });
		answer(desk, 'parked');
		return undefined;
	}

	return (
		<AskDialog title={park.title} confirm={keys.park} complete send={send}>
			<Field
				label={park.label}
				hint={park.hint}
				value={label}
				onChange={setLabel}
				focusFirst
				maxLength={40}
			/>
		</AskDialog>
	);
}

export function VoidDialog() {
	const desk = useDesk();
	const { voidSale } = useWords().checkout;
	const [reason, setReason] = useState('');

	async function send(): Promise<ClientRefusal | undefined> {
		const saleId = desk.sale.get().sale?.saleId ?? '';
		const voided = await desk.client.ask('sale/void', { saleId, reason });
		if (!voided.ok) return voided.refusal;
		desk.sale.replace(voided.value);
		patch(desk, { selected: undefined });
		answer(desk, 'voided');
		return undefined;
	}

	return (
		<AskDialog title={voidSale.title} confirm={voidSale.confirm} tone="danger" complete send={send}>
			<p className={styles['lead']}>{voidSale.lead}</p>
			<Field
				label={voidSale.reason}
				value={reason}
				onChange={setReason}
				focusFirst
				maxLength={60}
			/>
		</AskDialog>
	);
}

export function DrawerDialog() {
	const desk = useDesk();
	const { drawer, keys } = useWords().checkout;
	const [reason, setReason] = useState<NoSaleReason>('give-change');

	async function send(): Promise<ClientRefusal | undefined> {
		const opened = await desk.client.ask('drawer/open', { reason });
		if (!opened.ok) return opened.refusal;
		if (opened.value.outcome === 'opening') answer(desk, 'drawer');
		else note(desk, 'noDrawer');
		return undefined;
	}

	return (
		<AskDialog title={drawer.title} confirm={keys.drawer} complete send={send}>
			<p className={styles['lead']}>{drawer.lead}</p>
			<Choice
				label={drawer.reason}
				focusFirst
				value={reason}
				onChange={setReason}
				options={NO_SALE_REASONS.map((value) => ({ value, label: drawer.reasons[value] }))}
			/>
		</AskDialog>
	);
}
