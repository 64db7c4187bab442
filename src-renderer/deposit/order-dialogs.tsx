/** Dialogs about one order: another instalment, and giving the deposit back. */
import { useState } from 'react';
import type { DepositOrderView } from '#shared/contract/deposit-requests.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { MoneyFields, type Money } from './money-fields.tsx';
import type { Orders } from './use-orders.ts';
import styles from './deposit.module.css';

export type OrderDialogProps = {
	readonly order: DepositOrderView;
	readonly orders: Orders;
	readonly onClose: () => void;
};

/** One command id for the life of a dialog: pressed twice, it is one instalment. */
function useCommandId(): string {
	const [commandId] = useState<string>(() => crypto.randomUUID());
	return commandId;
}

export function PayDialog({ order, orders, onClose }: OrderDialogProps) {
	const { client } = useTerminal();
	const { instalment } = useWords().deposit;
	const commandId = useCommandId();
	const [money, setMoney] = useState<Money>({ amountText: '', way: 'cash', reference: '' });
	const { orderNo, balanceFen } = order;

	async function send(): Promise<ClientRefusal | undefined> {
		const paid = await client.ask('deposit/pay', { orderNo, ...money }, { commandId });
		if (!paid.ok) return paid.refusal;
		orders.finish({
			kind: 'paid',
			taken: paid.value.takenFen,
			balance: paid.value.balanceFen,
		});
		return undefined;
	}

	return (
		<FormDialog
			title={instalment.title}
			confirm={instalment.confirm}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<MoneyFields
				money={money}
				hint={sayFilled(instalment.hint, { left: balanceFen })}
				onChange={setMoney}
			/>
		</FormDialog>
	);
}

export function CancelDialog({ order, orders, onClose }: OrderDialogProps) {
	const { client } = useTerminal();
	const { back, ways } = useWords().deposit;
	const commandId = useCommandId();
	const [way, setWay] = useState<'original' | 'cash'>('original');
	const { orderNo, paidFen: expectedPaidFen } = order;
	const held = order.payments.filter(({ amountFen, returnedFen }) => amountFen > returnedFen);
	const isCashOnly = held.every((payment) => payment.way === 'cash');

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { orderNo, way, expectedPaidFen };
		const returned = await client.ask('deposit/cancel', input, { commandId });
		if (!returned.ok) return returned.refusal;
		orders.finish({ kind: 'returned', cash: returned.value.cashFen });
		return undefined;
	}

	return (
		<FormDialog
			title={back.title}
			confirm={sayFilled(back.confirm, { amount: expectedPaidFen })}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<p>{back.lead}</p>
			<ol className={styles['payments']}>
				{held.map(({ seat, way: one, amountFen, returnedFen }) => (
					<li key={seat}>
						<span>{ways[way === 'cash' ? 'cash' : one]}</span>
						<MoneyText fen={amountFen - returnedFen} />
					</li>
				))}
			</ol>
			{!isCashOnly && (
				<Choice
					label={back.way}
					value={way}
					onChange={setWay}
					options={(['original', 'cash'] as const).map((value) => {
						return { value, label: back.ways[value] };
					})}
				/>
			)}
		</FormDialog>
	);
}
