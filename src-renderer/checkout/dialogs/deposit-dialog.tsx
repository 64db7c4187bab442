/**
 * The deposit key while money is being taken: part of it now, the goods later (定金). What is typed
 * is the amount; who it is for and when it will be collected may be left out. The basket then
 * leaves the counter.
 */
import { useState } from 'react';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { MoneyFields, type Money } from '../../deposit/money-fields.tsx';
import { FormDialog } from '../../settings/form-dialog.tsx';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../../terminal-client/use-terminal.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { Tender } from '../counter-state.ts';
import { answer, closeDialog, patch } from '../desk.ts';
import { paidOf } from '../payment-steps.ts';
import { useCounter, useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

const DAYS_AHEAD = [3, 7, 15, 30] as const;
const DAY_MS = 86_400_000;

export function DepositDialog() {
	const desk = useDesk();
	const { take } = useWords().deposit;
	const { tender } = useCounter();
	// The dialog outlives the tender by the moment in which the basket leaves.
	const [begun] = useState(tender);
	const { standing, left } = amountsOf(begun);
	const [commandId] = useState(desk.newCommandId);
	const [money, setMoney] = useState<Money>({
		amountText: begun?.typed ?? '',
		way: 'cash',
		reference: '',
	});
	const [customer, setCustomer] = useState({ label: '', phone: '', dueDate: '' });

	async function send(): Promise<ClientRefusal | undefined> {
		const { saleId = '', quote } = begun ?? {};
		const input = { saleId, revision: quote?.revision ?? 0, ...money, ...customer };
		const taken = await desk.client.ask('deposit/take', input, { commandId });
		if (!taken.ok) return taken.refusal;
		const { takenFen, balanceFen } = taken.value;
		await desk.sale.refresh();
		patch(desk, { dialog: undefined, mode: 'basket', tender: undefined, selected: undefined });
		answer(desk, 'depositTaken', { taken: takenFen, balance: balanceFen });
		return undefined;
	}

	const hint = sayFilled(take.amountHint, { left });
	return (
		<FormDialog
			title={take.title}
			confirm={take.confirm}
			walk={false}
			send={send}
			onDone={() => undefined}
			onClose={() => closeDialog(desk)}
		>
			{standing > 0 && (
				<p className={styles['lead']}>{sayFilled(take.standing, { paid: standing })}</p>
			)}
			<MoneyFields money={money} hint={hint} onChange={setMoney} />
			<CustomerFields customer={customer} onChange={setCustomer} />
		</FormDialog>
	);
}

/** What is in already and becomes part of the deposit; and what may be taken at most. */
function amountsOf(tender: Tender | undefined): {
	readonly standing: number;
	readonly left: number;
} {
	const standing = paidOf(tender).reduce((sum, { amountFen }) => sum + amountFen, 0);
	const { totalFen = 0, paidFen = 0 } = tender?.quote ?? {};
	return { standing, left: Math.max(0, totalFen - paidFen) };
}

type Customer = { readonly label: string; readonly phone: string; readonly dueDate: string };

type CustomerFieldsProps = {
	readonly customer: Customer;
	readonly onChange: (customer: Customer) => void;
};

function CustomerFields({ customer, onChange }: CustomerFieldsProps) {
	const { take } = useWords().deposit;
	const { status } = useStore(useTerminal().status);
	const today = status?.bizDate ?? '';
	return (
		<>
			<div className={styles['pair']}>
				<Field
					label={take.label}
					value={customer.label}
					onChange={(label) => onChange({ ...customer, label })}
					maxLength={40}
				/>
				<Field
					label={take.phone}
					value={customer.phone}
					onChange={(phone) => onChange({ ...customer, phone })}
					maxLength={20}
					numeric
				/>
			</div>
			<div className={styles['days']} role="group" aria-label={take.dueDate}>
				<Field
					label={take.dueDate}
					hint={take.dueHint}
					value={customer.dueDate}
					onChange={(dueDate) => onChange({ ...customer, dueDate })}
					maxLength={10}
				/>
				{DAYS_AHEAD.map((count) => (
					<Button
						key={count}
						onPress={() => onChange({ ...customer, dueDate: dayAfter(today, count) })}
					>
						{sayFilled(take.days, { count })}
					</Button>
				))}
			</div>
		</>
	);
}

/** Days are counted in UTC, where each has 24 hours. */
function dayAfter(day: string, days: number): string {
	const at = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
	return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
}
